<?php
/** What a theme made of PHP includes for the comments of a post. */

defined( 'ABSPATH' ) || exit;

if ( ! post_password_required() ) {
	// The server has escaped it.
	echo riposte_thread(); // phpcs:ignore WordPress.Security.EscapeOutput
}
