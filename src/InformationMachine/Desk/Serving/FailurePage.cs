using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Diagnostics;

namespace InformationMachine.Desk.Serving;

/// <summary>What a browser shows where there is no page: what is wrong and what helps.</summary>
internal static class FailurePage
{
    public static Task WriteAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var (title, text) = Words(http.Response.StatusCode);
        return WriteAsync(http, title, text);
    }

    /// <summary>A page, or a notice where a page asks, that says so.</summary>
    public static Task WriteAsync(HttpContext http, string title, string text)
    {
        text = HtmlEncoder.Default.Encode(text);
        http.Response.ContentType = "text/html; charset=utf-8";
        if (http.Request.Headers.ContainsKey("HX-Request")) return http.Response.WriteAsync($"<div class=\"toast is-wrong\" role=\"alert\"><span>{title}. {text}</span><button type=\"button\" class=\"close\" data-closes aria-label=\"Close\">×</button></div>", http.RequestAborted);
        var root = HtmlEncoder.Default.Encode(http.Request.PathBase.Value ?? "");
        return http.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} · The Information Machine</title>
            <link rel="stylesheet" href="{root}{DeskAssets.Url("desk.css").TrimStart('~')}"></head>
            <body><main id="content" class="failure"><h1>{title}</h1><p>{text}</p><p><a href="{root}/">To the desk</a></p></main></body></html>
            """,
            http.RequestAborted);
    }

    private static (string Title, string Text) Words(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("That cannot be understood", "Something in the address or the form is not as it should be. Reload the page and try again."),
        StatusCodes.Status401Unauthorized => ("Not signed in", "Sign in, then try again."),
        StatusCodes.Status403Forbidden => ("Not allowed", "Your role does not include this, or the request came from another site."),
        StatusCodes.Status404NotFound => ("Not found", "There is no such page, thread or version."),
        StatusCodes.Status413PayloadTooLarge => ("Too large", "What was sent is larger than 5 MB."),
        StatusCodes.Status421MisdirectedRequest => ("For this computer only", "Without accounts the desk answers to localhost on its own computer. Add one with `users add`."),
        StatusCodes.Status429TooManyRequests => ("Too many requests", "Wait a few seconds, then try again."),
        StatusCodes.Status503ServiceUnavailable => ("Busy", "Too much at once. Try again in a moment."),
        StatusCodes.Status504GatewayTimeout => ("Too slow", "The answer took too long. Try again in a moment."),
        _ => ("That did not work", $"The desk answered with {status}."),
    };
}
