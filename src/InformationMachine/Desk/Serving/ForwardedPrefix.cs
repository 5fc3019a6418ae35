using System.Text.RegularExpressions;

namespace InformationMachine.Desk.Serving;

/// <summary>Refuses a path prefix, forwarded by a proxy, that is none: as "//elsewhere" it would turn every address of a page into one of another host.</summary>
internal static partial class ForwardedPrefix
{
    public const string Header = "X-Forwarded-Prefix";

    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        foreach (var prefix in context.Request.Headers[Header])
        {
            if (string.IsNullOrEmpty(prefix) || Form().IsMatch(prefix)) continue;
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        return next(context);
    }

    [GeneratedRegex(@"\A(?:/[A-Za-z0-9._~-]{1,60}){0,8}/?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
