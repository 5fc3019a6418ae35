using System.Text.Json;
using InformationMachine.Data.Store;
using InformationMachine.Desk.Api;
using Microsoft.AspNetCore.Http.Features;

namespace InformationMachine.Desk.Serving;

/// <summary>The one place that decides what a failing request means: it is logged with a number, and the page names only the number.</summary>
internal sealed partial class DeskFailures(RequestDelegate next, ILogger<DeskFailures> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // Read before anything looks into the body: a form that is too large would otherwise count as one without its token.
        if (context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

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
            await RefuseAsync(context, e);
        }
        catch (Exception e) when (!context.Response.HasStarted && (e is RefusedException || DiskTrouble.IsDisk(e) || (e is IOException && !context.RequestServices.GetRequiredService<IStoreUpkeep>().Health.IsReachable)))
        {
            await UnavailableAsync(context, e is RefusedException ? e.Message : DiskTrouble.Line(e));
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

    /// <summary>What a disk refuses is no flaw: whoever is signed in is told why; a stranger is told no paths.</summary>
    private async Task UnavailableAsync(HttpContext context, string reason)
    {
        Unavailable(context.TraceIdentifier, context.Request.Method, context.Request.Path, reason);
        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        var told = context.User.Identity?.IsAuthenticated == true ? reason : $"The machine cannot do that now; its log says why under {context.TraceIdentifier}.";
        if (DeskApplication.IsApi(context)) await TypedResults.Problem(told, statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
        else await FailurePage.WriteAsync(context, "Not possible now", told);
    }

    /// <summary>A program is told what in its request is wrong, without the names of our types.</summary>
    private static async Task RefuseAsync(HttpContext context, BadHttpRequestException e)
    {
        context.Response.StatusCode = e.StatusCode;
        if (!DeskApplication.IsApi(context)) return;
        var detail = e.InnerException is JsonException json
            ? $"The body is not what is asked for{(json.Path is null ? "" : $" at {json.Path}")}; see {ApiEndpoints.Root}/openapi.json."
            : e.Message;
        await TypedResults.Problem(detail, statusCode: e.StatusCode).ExecuteAsync(context);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {Number} could not be done: {Method} {Path}: {Reason}")]
    private partial void Unavailable(string number, string method, string path, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {Number} failed: {Method} {Path}")]
    private partial void Failed(Exception exception, string number, string method, string path);
}
