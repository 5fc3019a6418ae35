using System.Text.RegularExpressions;

namespace InformationMachine.Desk.Serving;

/// <summary>
/// Refuses what a proxy may forward and no proxy means: a path prefix such as "//elsewhere" would turn every address of a page into one of
/// another host, a scheme such as "javascript" every redirect into one that runs.
/// </summary>
internal static partial class ForwardedValues
{
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Request.Headers;
        var areSound = headers["X-Forwarded-Prefix"].All(prefix => string.IsNullOrEmpty(prefix) || Prefix().IsMatch(prefix))
            && headers["X-Forwarded-Proto"].All(scheme => string.IsNullOrEmpty(scheme) || scheme.Split(',').All(one => one.Trim().ToLowerInvariant() is "http" or "https"));
        if (areSound) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"\A(?:/[A-Za-z0-9._~-]{1,60}){0,8}/?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
