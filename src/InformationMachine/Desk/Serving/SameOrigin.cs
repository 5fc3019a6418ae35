using System.Net;

namespace InformationMachine.Desk.Serving;

/// <summary>
/// Refuses changes that a page of another origin sends, beside the antiforgery token, and, while there are no accounts, any name but
/// this computer's own: until somebody has been let in by name, nobody from elsewhere has anything to ask.
/// </summary>
internal static class SameOrigin
{
    public static bool IsForeign(HttpRequest request)
    {
        var isElsewhere = request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
        // Following the news is no look at a page: whoever may not read it would only take a place.
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return isElsewhere && request.Path == "/events";
        if (isElsewhere) return true;
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True for whoever sits at this computer and calls it by a name of its own; behind a proxy the caller is who the proxy names.</summary>
    public static bool IsLocal(HttpRequest request) =>
        request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && request.HttpContext.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller)
        && !request.Headers.ContainsKey("Forwarded");
}
