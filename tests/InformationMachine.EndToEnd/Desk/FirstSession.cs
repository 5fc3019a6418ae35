using System.Collections.Concurrent;
using System.Net;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>Sessions begun with the first key of machines without accounts: taken once for each machine, then shared by its tests.</summary>
internal static class FirstSession
{
    private static readonly ConcurrentDictionary<string, Cookie> Sessions = new(StringComparer.Ordinal);

    /// <summary>Opens the desk with the key that lies in the data directory.</summary>
    public static async Task BeginAsync(Uri address, string data, string pathBase = "")
    {
        var key = (await File.ReadAllTextAsync(Path.Combine(data, "first-key"), TestContext.Current.CancellationToken)).Trim();
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = address };
        using var answer = await client.GetAsync($"{pathBase}/login/first?key={key}", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Sessions[address.Authority] = cookies.GetAllCookies().Single(cookie => cookie.Name == "im-session");
    }

    /// <summary>The session of a machine; null where none was begun.</summary>
    public static Cookie? Of(Uri address) => Sessions.GetValueOrDefault(address.Authority);

    /// <summary>A client with that session.</summary>
    public static HttpClient Client(Uri address)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Cookie", $"im-session={Of(address)!.Value}");
        return client;
    }
}
