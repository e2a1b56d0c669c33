<?php
/**
 * Plugin Name:  Riposte threads
 * Description:  Shows Riposte's thread where the theme would show WordPress's comments.
 * License:      MIT
 * Requires PHP: 7.4
 *
 * Copy this folder to wp-content/plugins/, write the address of your server into wp-config.php, and
 * activate the plugin:
 *
 *     define( 'RIPOSTE_URL', 'https://replies.example.org' );
 */

defined( 'ABSPATH' ) || exit;

/** What has threads. Whatever else is written about keeps its own way: a shop has its reviews. */
const RIPOSTE_THREAD_TYPES          = array( 'post', 'page' );
const RIPOSTE_THREAD_KEPT_SECONDS   = 15;
const RIPOSTE_THREAD_ANSWER_SECONDS = 2;
const RIPOSTE_THREAD_BYTES_MAX      = 1048576;

if ( defined( 'RIPOSTE_URL' ) ) {
	add_filter( 'comments_template', 'riposte_thread_template', 99 );
	add_filter( 'render_block_core/comments', 'riposte_thread_block' );
	add_filter( 'render_block_core/post-comments', 'riposte_thread_block' );
	add_action( 'wp_enqueue_scripts', 'riposte_thread_style' );
	add_action( 'pre_comment_on_post', 'riposte_refuse_comment' );
}

function riposte_has_thread( $post = null ) {
	return in_array( get_post_type( $post ), RIPOSTE_THREAD_TYPES, true );
}

/** Themes made of PHP include what this names. */
function riposte_thread_template( $template ) {
	return riposte_has_thread() ? __DIR__ . '/thread-template.php' : $template;
}

/** Themes made of blocks have a block; it is empty where there are no comments to be shown. */
function riposte_thread_block( $html ) {
	if ( '' === trim( $html ) || ! riposte_has_thread() ) {
		return $html;
	}
	return post_password_required() ? '' : riposte_thread();
}

function riposte_thread_style() {
	if ( is_singular( RIPOSTE_THREAD_TYPES ) ) {
		// phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
		wp_enqueue_style( 'riposte', rtrim( RIPOSTE_URL, '/' ) . '/riposte.css', array(), null );
	}
}

/** The theme's form is gone; programs that post to its address would still be heard. */
function riposte_refuse_comment( $post ) {
	if ( riposte_has_thread( $post ) ) {
		wp_die( 'Replies are written below the article.', '', array( 'response' => 403 ) );
	}
}

/** The thread as HTML; when the server does not answer soon, the element that fetches it. */
function riposte_thread() {
	$article = get_permalink();
	$key     = 'riposte_' . md5( $article );
	$thread  = get_transient( $key );
	if ( false === $thread ) {
		$thread = riposte_ask_for_thread( $article );
		// That there was no answer is kept as well: one page waits for it, not each.
		set_transient( $key, $thread, RIPOSTE_THREAD_KEPT_SECONDS );
	}
	if ( '' === $thread ) {
		$thread = '<riposte-thread article="' . esc_attr( $article ) . '"></riposte-thread>';
	}
	$script = esc_url( rtrim( RIPOSTE_URL, '/' ) . '/riposte.js' );
	// Links to comments lead to this id, and themes know these classes, the last one Twenty Twenty-One.
	return '<div id="comments" class="comments-area default-max-width">' . $thread . '</div>'
		. '<script type="module" src="' . $script . '"></script>';
}

function riposte_ask_for_thread( $article ) {
	$answer = wp_remote_get(
		rtrim( RIPOSTE_URL, '/' ) . '/v1/thread?article=' . rawurlencode( $article ),
		array(
			'timeout'             => RIPOSTE_THREAD_ANSWER_SECONDS,
			'redirection'         => 0,
			'limit_response_size' => RIPOSTE_THREAD_BYTES_MAX,
		)
	);
	$html   = wp_remote_retrieve_body( $answer );
	$is_all = strlen( $html ) < RIPOSTE_THREAD_BYTES_MAX && 0 === strpos( $html, '<riposte-thread' );
	return 200 === wp_remote_retrieve_response_code( $answer ) && $is_all ? $html : '';
}
