namespace InformationMachine.Desk.Serving;

/// <summary>The one place that decides what a failing request means: it is logged with a number, and the page names only the number.</summary>
internal sealed partial class DeskFailures(RequestDelegate next, ILogger<DeskFailures> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The browser went away; nobody waits for an answer.
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = e.StatusCode;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            Failed(e, context.TraceIdentifier, context.Request.Method, context.Request.Path);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync($"Something went wrong; the log says more under {context.TraceIdentifier}.", context.RequestAborted);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {Number} failed: {Method} {Path}")]
    private partial void Failed(Exception exception, string number, string method, string path);
}
