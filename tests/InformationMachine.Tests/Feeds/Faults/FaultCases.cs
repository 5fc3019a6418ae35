using System.Globalization;
using System.Text;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using static InformationMachine.Data.Feeds.FeedFailure;

namespace InformationMachine.Tests.Feeds.Faults;

/// <summary>The table: faults 4 to 11, 13 and 17 to 46 of the matrix.</summary>
internal static class FaultCases
{
    private static readonly byte[] Zeros = new byte[64 * 1024];
    private static readonly byte[] PackedZeros = FaultDocuments.Packed(new byte[16 * 1024 * 1024]);

    private static FaultCase Busy { get; } = new(30, "429 storm from one host", connection => connection.AnswerAsync("429 Too Many Requests", "Retry-After: 3600\r\n", []), Throttled)
    {
        Check = outcome => outcome.Hits.ShouldBeInRange(1, 2, "two polls may be under way when the first answer comes; nobody asks after it"),
    };

    public static IReadOnlyList<FaultCase> All { get; } = [.. Sizes(), .. Silences(), .. Hostile(), .. Inwards(), .. Broken(), .. Manners(), .. Pages(), .. Unreachable(), .. Encodings(), .. Sloppy(), .. Large(), .. Dates()];

    /// <summary>Fault 30: feeds of one host that asks for an hour's rest.</summary>
    public static IEnumerable<FeedConfig> Storm(int port) => Enumerable.Range(0, 8).Select(n => new FeedConfig
    {
        Id = FeedId.Parse(string.Create(CultureInfo.InvariantCulture, $"{Busy.Id}{(n == 0 ? "" : $"-{n}")}")),
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{Busy.Host}:{port}/{n}")),
        AllowPrivateNetwork = true,
    });

    /// <summary>The answers of the public host: each path leads somewhere inwards.</summary>
    public static Task LeadInwards(FaultConnection connection) => connection.Head.Split(' ')[1] switch
    {
        "/to-loopback" => connection.RedirectAsync($"http://127.0.0.1:{connection.Port}/secret"),
        "/to-number" => connection.RedirectAsync($"http://2130706433:{connection.Port}/secret"),
        "/to-ipv6" => connection.RedirectAsync($"http://[::ffff:127.0.0.1]:{connection.Port}/secret"),
        "/to-metadata" => connection.RedirectAsync("http://metadata.google.internal/computeMetadata/v1/"),
        _ => connection.RedirectAsync($"http://well-1.test:{connection.Port}/secret"),
    };

    private static IEnumerable<FaultCase> Sizes() =>
    [
        new(4, "gzip bomb of 512 MB", async connection =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n");
            for (var i = 0; i < 32; i++) await connection.SendAsync(PackedZeros);
        }, TooLarge),
        new(5, "infinite body", async connection =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            await connection.ForeverAsync(Zeros, TimeSpan.Zero);
        }, TooLarge),
        new(21, "200 kB header", connection => connection.AnswerAsync("200 OK", $"X-Long: {new string('x', 200_000)}\r\n", []), TooLarge),
        new(44, "body of 50 MB", async connection =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n");
            await connection.ForeverAsync(Zeros, TimeSpan.Zero);
        }, TooLarge)
        { Check = outcome => outcome.State.LastError.ShouldNotBeNull().ShouldContain("8388608") },
    ];

    private static IEnumerable<FaultCase> Silences() =>
    [
        new(6, "never answers", connection => Task.Delay(-1, connection.Stop), FeedFailure.Timeout),
        new(7, "slow-loris headers", async connection =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nX-Slow: ");
            await connection.ForeverAsync("x"u8.ToArray(), TimeSpan.FromMilliseconds(100));
        }, FeedFailure.Timeout),
        new(8, "slow-drip body", async connection =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<rss>");
            await connection.ForeverAsync(" "u8.ToArray(), TimeSpan.FromMilliseconds(100));
        }, FeedFailure.Timeout),
    ];

    private static IEnumerable<FaultCase> Hostile() =>
    [
        new(9, "XXE file and network entity", connection => connection.FeedAsync(FaultDocuments.External()), None, NotAFeed)
        {
            Check = outcome =>
            {
                outcome.Posts.ShouldAllBe(post => !$"{post.Title}{post.Text}".Contains(FaultDocuments.Secret, StringComparison.Ordinal));
                outcome.Server.Hits("well-1.test/xxe").ShouldBe(0);
            },
        },
        new(10, "billion laughs", connection => connection.FeedAsync(FaultDocuments.Laughs()), None, NotAFeed)
        { Check = outcome => outcome.Posts.ShouldAllBe(post => post.Text.Length + (post.Title ?? "").Length < 1000) },
        new(11, "200,000 nested elements", connection => connection.FeedAsync(FaultDocuments.Deep(200_000)), None, NotAFeed),
    ];

    private static IEnumerable<FaultCase> Inwards() =>
    [
        Inward("redirect to loopback", "/to-loopback"),
        Inward("redirect to a number", "/to-number"),
        Inward("redirect to mapped IPv6", "/to-ipv6"),
        Inward("redirect to the metadata service", "/to-metadata"),
        Inward("redirect to a name at loopback", "/to-name"),
        new(13, "DNS rebinding between two hops", Script: null, Refused) { Url = "http://rebinding.test:{0}/", IsTrusted = false, Check = outcome => outcome.Server.Hits("rebinding.test/again").ShouldBe(0) },
        new(13, "private address at the first hop", Script: null, Refused) { Url = "http://127.0.0.1:{0}/secret", IsTrusted = false },
    ];

    private static FaultCase Inward(string name, string path) => new(13, name, Script: null, Refused)
    {
        Url = "http://public.test:{0}" + path,
        IsTrusted = false,
        Check = outcome =>
        {
            outcome.Server.Hits("127.0.0.1/secret").ShouldBe(0);
            outcome.Server.Hits("well-1.test/secret").ShouldBe(0);
            outcome.Server.Hits("public.test" + path).ShouldBeGreaterThan(0);
        },
    };

    private static IEnumerable<FaultCase> Broken() =>
    [
        new(17, "truncated, length given", AfterGood(connection => connection.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{FaultDocuments.Good[..90]}")), Connection) { Polls = 2, Check = KeepsOld },
        new(18, "truncated, no length", AfterGood(connection => connection.SendAsync($"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{FaultDocuments.Items(20)[..900]}")), Truncated)
        {
            Polls = 2,
            // The complete items are salvaged, and validators that would hide the rest are not kept.
            Check = outcome => outcome.ShouldSatisfyAllConditions(() => outcome.Posts.Count.ShouldBeGreaterThan(5), () => outcome.State.ETag.ShouldBeNull()),
        },
        new(19, "Content-Length too short", AfterGood(connection => connection.SendAsync($"HTTP/1.1 200 OK\r\nConnection: close\r\nETag: \"x\"\r\nContent-Length: 130\r\n\r\n{FaultDocuments.Items(20)}")), Truncated, NotAFeed)
        { Polls = 2, Check = outcome => outcome.ShouldSatisfyAllConditions(() => outcome.Posts.Count.ShouldBeGreaterThanOrEqualTo(1), () => outcome.State.ETag.ShouldBeNull()) },
        new(20, "bad chunk header", AfterGood(connection => connection.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZZ\r\n<rss>")), Connection, Http) { Polls = 2, Check = KeepsOld },
        new(22, "garbage that is not HTTP", connection => connection.SendAsync([.. Enumerable.Range(0, 512).Select(n => (byte)(n * 7))]), Http, Connection),
        new(23, "RST at every try", AfterGood(connection => { connection.Reset(); return Task.CompletedTask; }), Connection)
        { Polls = 2, Check = outcome => { KeepsOld(outcome); outcome.Server.Hits(new FaultCase(23, "RST at every try", null).Host + "/").ShouldBeGreaterThanOrEqualTo(3, "one good answer, one reset, one retry"); } },
        new(23, "RST once", connection => { if (connection.Hit > 1) return connection.FeedAsync(FaultDocuments.Good); connection.Reset(); return Task.CompletedTask; }, None)
        { Check = outcome => outcome.Posts.ShouldHaveSingleItem() },
        new(24, "empty 200", AfterGood(connection => connection.AnswerAsync("200 OK", "", [])), NotAFeed) { Polls = 2, Check = KeepsOld },
        new(25, "corrupt gzip", AfterGood(connection => connection.AnswerAsync("200 OK", "Content-Encoding: gzip\r\n", Corrupt())), Http, NotAFeed, Truncated, Connection) { Polls = 2, Check = KeepsOld },
        new(26, "Content-Encoding lies", AfterGood(connection => connection.AnswerAsync("200 OK", "Content-Encoding: gzip\r\n", Encoding.UTF8.GetBytes(FaultDocuments.Good))), Http) { Polls = 2, Check = KeepsOld },
    ];

    private static IEnumerable<FaultCase> Manners() =>
    [
        new(27, "redirect loop", connection => connection.RedirectAsync("/loop"), Redirect) { Check = outcome => outcome.Hits.ShouldBeInRange(6 * (int)outcome.State.Polls, 6 * ((int)outcome.State.Polls + 1), "each poll is one request and five redirects") },
        new(28, "redirect to file:", connection => connection.RedirectAsync(FaultDocuments.SecretUrl), Redirect) { Check = outcome => outcome.Posts.ShouldBeEmpty() },
        new(29, "429 with Retry-After 1e9", connection => connection.AnswerAsync("429 Too Many Requests", "Retry-After: 1e9\r\n", []), Throttled) { Check = IsClamped },
        new(29, "429 with Retry-After 1000000000", connection => connection.AnswerAsync("429 Too Many Requests", "Retry-After: 1000000000\r\n", []), Throttled) { Check = IsClamped },
        Busy,
        new(31, "503 with HTML", connection => connection.AnswerAsync("503 Service Unavailable", "Content-Type: text/html\r\n", "<html><body>Back soon</body></html>"u8.ToArray()), Throttled)
        { Polls = 3, Check = outcome => (outcome.State.NextPollAt - outcome.State.LastPollAt!.Value).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(4), "each failure in a row doubles the wait") },
    ];

    private static IEnumerable<FaultCase> Pages() =>
    [
        new(32, "login page", connection => connection.FeedAsync("<html><form><input type=\"password\"></form></html>"u8.ToArray(), "text/html"), LoginPage),
        new(32, "web page that names its feed", connection => connection.FeedAsync("<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/real.xml\"></head></html>"u8.ToArray(), "text/html"), NotAFeed)
        { Check = outcome => outcome.State.LastError.ShouldNotBeNull().ShouldContain("/real.xml") },
        new(32, "bot wall", connection => connection.AnswerAsync("403 Forbidden", "Server: cloudflare\r\ncf-mitigated: challenge\r\n", []), BotWall),
    ];

    private static IEnumerable<FaultCase> Unreachable() =>
    [
        new(33, "expired certificate", Script: null, Tls) { Url = "https://expired.test:{1}/", Check = outcome => outcome.State.LastError.ShouldNotBeNull().ShouldContain("certificate") },
        new(33, "no TLS where https is asked", Script: null, Tls) { Url = "https://plain.test:{0}/" },
        new(34, "name that nobody knows", Script: null, Dns) { Url = "http://unknown.test/" },
        new(34, "connection refused", Script: null, Connection) { Url = "http://refused.test:1/" },
    ];

    private static IEnumerable<FaultCase> Encodings() =>
    [
        Reads(35, "windows-1251", FaultDocuments.Encoded("windows-1251", "windows-1251", "Паром вышел"), "Паром вышел"),
        Reads(36, "unknown encoding", FaultDocuments.Encoded("utf-8", "x-nobody-knows", "Fähre fährt"), "Fähre fährt"),
        Reads(37, "bad UTF-8", [.. Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><item><guid>1</guid><title>Ferry "), 0xC3, 0x28, .. " sails</title></item></channel></rss>"u8], "sails"),
        Reads(38, "lone surrogate", FaultDocuments.Feed("<item><guid>1</guid><title>Ferry &#xD800; sails</title></item>"), "sails"),
        Reads(39, "control character", FaultDocuments.Feed("<item><guid>1</guid><title>Ferry \u0008\u001c sails</title></item>"), "sails"),
        Reads(40, "blanks before the declaration", "\n \t" + FaultDocuments.Feed("<item><guid>1</guid><title>Ferry sails</title></item>", "<?xml version=\"1.0\"?>"), "Ferry sails"),
    ];

    private static IEnumerable<FaultCase> Sloppy() =>
    [
        Reads(41, "undeclared prefix", FaultDocuments.Feed("<item><guid>1</guid><title>Ferry sails</title><odd:thing odd:x=\"1\">y</odd:thing></item>"), "Ferry sails"),
        Reads(42, "bare ampersand", FaultDocuments.Feed("<item><guid>1</guid><title>Ferry & crew</title><link>https://x.example/?a=1&b=2</link></item>"), "Ferry & crew"),
        Reads(43, "DTD with nbsp", FaultDocuments.Feed("<item><guid>1</guid><title>Ferry&nbsp;sails</title></item>", "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://my.netscape.com/publish/formats/rss-0.91.dtd\" [<!ENTITY nbsp \"&#160;\">]>"), "Ferry sails"),
    ];

    private static IEnumerable<FaultCase> Large() =>
    [
        new(45, "10,000 items", connection => connection.FeedAsync(FaultDocuments.Items(10_000)), None) { Check = outcome => outcome.Posts.Count.ShouldBe(10_000) },
    ];

    private static IEnumerable<FaultCase> Dates() => new[] { "0000-00-00T00:00:00Z", "Fri, 31 Dec 9999 23:59:59 GMT", "", "Wed, 01 Jan 2110 00:00:00 GMT", "yesterday", "0001-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT" }
        .Select(date => new FaultCase(
            46,
            $"date '{date}'",
            connection => connection.FeedAsync(FaultDocuments.Feed($"<item><guid>1</guid><title>Ferry sails</title>{(date.Length > 0 ? $"<pubDate>{date}</pubDate>" : "")}</item>")),
            None)
        {
            Check = outcome =>
            {
                var post = outcome.Posts.ShouldHaveSingleItem();
                post.PublishedAt.ShouldBe(post.FirstSeenAt);
                post.PublishedRaw.ShouldBe(date.Length > 0 ? date : null);
            },
        });

    private static FaultCase Reads(int number, string name, string document, string title) => Reads(number, name, Encoding.UTF8.GetBytes(document), title);

    private static FaultCase Reads(int number, string name, byte[] document, string title) => new(number, name, connection => connection.FeedAsync(document, "application/rss+xml"), None)
    {
        Check = outcome => outcome.Posts.ShouldHaveSingleItem().Title.ShouldNotBeNull().Replace('\u00A0', ' ').ShouldContain(title),
    };

    private static Func<FaultConnection, Task> AfterGood(Func<FaultConnection, Task> fault) =>
        connection => connection.Hit == 1 ? connection.FeedAsync(FaultDocuments.Good) : fault(connection);

    private static void KeepsOld(FaultOutcome outcome) => outcome.Posts.ShouldHaveSingleItem().Title.ShouldBe("The ferry sails again");

    private static void IsClamped(FaultOutcome outcome) =>
        (outcome.State.NextPollAt - outcome.State.LastPollAt!.Value).ShouldBeInRange(TimeSpan.FromHours(24), TimeSpan.FromHours(26.5));

    private static byte[] Corrupt()
    {
        var packed = FaultDocuments.Packed(Encoding.UTF8.GetBytes(FaultDocuments.Items(200)));
        for (var i = packed.Length / 2; i < packed.Length; i++) packed[i] ^= 0x55;
        return packed;
    }
}
