using System.Text;
using InformationMachine.Data.Feeds;

namespace InformationMachine.Network;

/// <summary>Recognises what publishers put in a feed's place: checks for browsers and pages to log in.</summary>
internal static class WallPage
{
    /// <summary>How much of a page is looked at, in bytes.</summary>
    public const int LookedAt = 64 * 1024;

    /// <summary>What only the challenge pages of the common walls contain, not pages that merely use their services.</summary>
    private static readonly string[] Walls =
    [
        "_cf_chl_opt", "/cdn-cgi/challenge-platform/", "<title>Just a moment...", "<title>Attention Required! | Cloudflare", "captcha-delivery.com",
        "px-captcha", "/.within.website/x/cmd/anubis", "sucuri_cloudproxy_js", "_Incapsula_Resource", "awswaf.com", "ddos-guard", "<title>DDoS-Guard",
    ];

    /// <summary>True where the headers say that a check for browsers answered.</summary>
    public static bool IsAnnounced(HttpResponseMessage response) =>
        ResponseHints.Raw(response, "cf-mitigated") is "challenge"
        || ResponseHints.Raw(response, "x-amzn-waf-action") is "challenge" or "captcha"
        || ResponseHints.Raw(response, "x-datadome") is "protected"
        || ResponseHints.Raw(response, "x-sucuri-block") is not null;

    /// <summary>What a page is; <see cref="FeedFailure.NotAFeed"/> where it is only a page.</summary>
    public static FeedFailure Judge(ReadOnlySpan<byte> body)
    {
        var page = Encoding.UTF8.GetString(body.Length > LookedAt ? body[..LookedAt] : body);
        if (!page.Contains("<html", StringComparison.OrdinalIgnoreCase) && !page.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)) return FeedFailure.NotAFeed;
        if (Walls.Any(mark => page.Contains(mark, StringComparison.OrdinalIgnoreCase))) return FeedFailure.BotWall;
        return HasPasswordField(page) ? FeedFailure.LoginPage : FeedFailure.NotAFeed;
    }

    /// <summary>The failure in words; null where it is only a page.</summary>
    public static string? Words(FeedFailure failure) => failure switch
    {
        FeedFailure.BotWall => "a check for browsers stands before the feed; ask the publisher to let feed readers through, or try another address or a User-Agent of the feed's own",
        FeedFailure.LoginPage => "a page to log in is served in the feed's place; the feed needs credentials (headers) or has moved",
        _ => null,
    };

    private static bool HasPasswordField(string page)
    {
        // What begins inside a tag is part of it: no character is looked at for two of them.
        for (int at = page.IndexOf("<input", StringComparison.OrdinalIgnoreCase), end; at >= 0; at = page.IndexOf("<input", end, StringComparison.OrdinalIgnoreCase))
        {
            end = page.IndexOf('>', at);
            if (end < 0) return false;
            var tag = page.AsSpan(at, end - at);
            if (tag.Contains("type=\"password\"", StringComparison.OrdinalIgnoreCase) || tag.Contains("type='password'", StringComparison.OrdinalIgnoreCase)
                || tag.Contains("type=password", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
