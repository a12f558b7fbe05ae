/**
 * Runs a Connect-style handler in the test runner's Koa server.
 *
 * @param {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse, next: (error?: unknown) => void) => void} handler
 * @returns {import("@web/test-runner").Middleware}
 */
export function koaConnect(handler) {
  return (context, next) =>
    new Promise((resolve, reject) => {
      const { req: request, res: response } = context;
      const preset = response.statusCode;
      // Node closes a connection that has been idle for five seconds, on a busy machine just as a request comes by it.
      request.socket.server.keepAliveTimeout = 120_000;
      // Koa presets 404; setting `context.status` would make any status stick.
      response.statusCode = 200;
      response.once("close", () => {
        context.respond = false;
        resolve();
      });
      handler(request, response, (error) => {
        if (error) {
          reject(error);
          return;
        }
        response.statusCode = preset;
        resolve(next());
      });
    });
}
