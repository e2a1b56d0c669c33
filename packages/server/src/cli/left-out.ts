/**
 * Lines that training leaves out: adverts that a blog had published, told by their writer's name,
 * their links and their opening, among the ham that a held-out model scored highest. As ham they
 * would teach that adverts are welcome, and raise every threshold chosen from ham. They are known
 * by their collection and their id in it.
 */
export const LEFT_OUT: Readonly<Record<string, ReadonlySet<string>>> = {
  blog_chrisrisner: new Set([
    'blog_chrisrisner-393f4ede-e430-45fb-8f6f-7d6fd3357a6c',
    'blog_chrisrisner-988ac0ac-69cb-47c6-9755-cf734dd521c6',
    'blog_chrisrisner-5825e974-63d7-4120-afd2-555a60bd10f5',
    'blog_chrisrisner-e593965f-361e-4edf-9dd9-acbe2a094c3e',
    'blog_chrisrisner-fddff150-c7ec-4226-94a6-056940d77fb9',
    'blog_chrisrisner-85e64614-9b02-43ae-8d05-1b0ebee4da83',
    'blog_chrisrisner-33fb049e-534f-40b9-bf7e-c7b713f8647b',
    'blog_chrisrisner-5e0fde3d-8ab8-444d-b83a-c317d9a6631c',
    'blog_chrisrisner-b3e94d73-2291-4bf4-b48e-1bfaaa70b9d8',
    'blog_chrisrisner-92a46411-662c-4f95-a5a8-806e61e66a66',
    'blog_chrisrisner-7b5a22dc-5378-4277-a9b5-5abd302bc8f1',
    'blog_chrisrisner-d6d2e9e3-5eb0-43a8-b6f2-5db90a3fef8e',
    'blog_chrisrisner-82c166b5-90f9-4f12-9e52-9b021fbba704',
    'blog_chrisrisner-d67a1cd1-fb63-4c75-90b6-3bb55ed0d6be',
    'blog_chrisrisner-630699d4-869b-4b56-8384-46154f03f697',
    'blog_chrisrisner-4496d304-d6df-4cb4-b67d-f14093f38a79',
    'blog_chrisrisner-a3c71953-1cbc-46b6-b828-4aa43d3096a3',
    'blog_chrisrisner-ff413f4d-c615-4e77-9e35-de0a1ad1aee4',
    'blog_chrisrisner-a108eab7-0729-4e56-9c07-6a660ec1436e',
    'blog_chrisrisner-d8d41ff1-098b-4dc5-a344-88e0c38b5ba1',
    'blog_chrisrisner-33947ad6-1d23-4aef-bd74-151645e230d0',
    'blog_chrisrisner-aaeee46c-fa27-43eb-be31-836451f50825',
    'blog_chrisrisner-0fadc016-bb09-4c1a-81af-667aba3ee0bb',
    'blog_chrisrisner-a34828fd-9bb7-4c9f-acac-8643cf41b440',
    'blog_chrisrisner-9a25f9cc-f399-45ac-9607-4d79cd98ac75',
    'blog_chrisrisner-3de2635f-65bd-42c7-894f-d20389625bd6',
    'blog_chrisrisner-2bdbd77e-558c-430f-b813-9553aebb3b48',
  ]),
}
