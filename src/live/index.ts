export { createLiveHtml, type LiveHtml, type LiveUpdateOptions } from './live-html.ts'
