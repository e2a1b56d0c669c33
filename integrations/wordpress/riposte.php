<?php
/**
 * Plugin Name: Riposte for Akismet
 * Description: What the Akismet plugin would ask akismet.com, it asks your own Riposte server.
 * License:     MIT
 *
 * Copy this file to wp-content/mu-plugins/ and write into wp-config.php, with the address and the
 * key that your server prints when it starts:
 *
 *     define( 'RIPOSTE_URL', 'https://replies.example.org' );
 *     define( 'WPCOM_API_KEY', '0123456789ab' );
 */

defined( 'ABSPATH' ) || exit;

add_filter( 'pre_http_request', 'riposte_ask_own_server', 10, 3 );

function riposte_ask_own_server( $answer, $request, $url ) {
	$akismet = '#^https?://([^/:@]+\.)?rest\.akismet\.com(:\d+)?(?=/)#i';
	if ( ! preg_match( $akismet, $url, $host ) ) {
		return $answer;
	}
	if ( ! defined( 'RIPOSTE_URL' ) ) {
		// Nothing leaves, not even when this is half set up.
		return new WP_Error( 'riposte', 'RIPOSTE_URL is not defined in wp-config.php.' );
	}
	$own_url = preg_replace( $akismet, rtrim( RIPOSTE_URL, '/' ), $url );
	if ( ! empty( $host[1] ) ) {
		// Plugins before 5.0.2 put the key in front of the host.
		$own_url = add_query_arg( 'api_key', rtrim( $host[1], '.' ), $own_url );
	}
	unset( $request['headers']['Host'] );
	return wp_remote_request( $own_url, $request );
}
