/**
 * Switches off Node's diagnostic reports (`--report-on-signal` and the like): they list the
 * addresses of everybody who is connected, and the environment with the operator's secrets.
 *
 * @param complain is told when one is asked for by a signal.
 */
export function refuseReports(complain: (line: string) => void): void {
  const { report } = process
  if (!report) return
  if (report.reportOnSignal) {
    // Without a listener the signal, which asked for a report, would now end the process.
    process.on(report.signal, () => complain(NO_REPORTS))
  }
  report.reportOnSignal = false
  report.reportOnFatalError = false
  report.reportOnUncaughtException = false
}

const NO_REPORTS =
  'No diagnostic report is written: it would hold the addresses of those who are connected, ' +
  'and the environment.'
