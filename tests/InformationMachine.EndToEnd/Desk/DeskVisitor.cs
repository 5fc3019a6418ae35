using System.Net;
using System.Text.RegularExpressions;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>Somebody who signs in and out over HTTP. Cookies go to every port of this computer, so that one session is shown to several desks.</summary>
internal sealed partial class DeskVisitor : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;

    public DeskVisitor() => _client = new HttpClient(new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Signs in; null where that was so, and what the page says otherwise.</summary>
    public async Task<string?> SignInAsync(Uri desk, string name, string password)
    {
        using var answer = await PostAsync(new Uri(desk, "/login"), await FormAsync(new Uri(desk, "/login")), ("name", name), ("password", password));
        return answer.StatusCode == HttpStatusCode.Redirect ? null : Wrong().Match(await answer.Content.ReadAsStringAsync(Token)).Groups[1].Value;
    }

    /// <summary>Whether a desk knows the session.</summary>
    public async Task<bool> IsKnownAsync(Uri desk)
    {
        using var answer = await _client.GetAsync(new Uri(desk, "/feeds"), Token);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Signs out at a desk and keeps the cookie, as somebody who had copied it would.</summary>
    public async Task SignOutAsync(Uri desk)
    {
        var form = await FormAsync(new Uri(desk, "/feeds"));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(desk, "/login/out")) { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", form)]) };
        using var handler = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false };
        using var leaving = new HttpClient(handler);
        request.Headers.Add("Cookie", _cookies.GetCookieHeader(desk));
        (await leaving.SendAsync(request, Token)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    public void Dispose() => _client.Dispose();

    private async Task<string> FormAsync(Uri page) => FormToken().Match(await _client.GetStringAsync(page, Token)) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException($"{page} has no form.");

    private Task<HttpResponseMessage> PostAsync(Uri address, string form, params (string Name, string Value)[] fields) =>
        _client.PostAsync(address, new FormUrlEncodedContent([new("__RequestVerificationToken", form), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]), Token);

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("class=\"wrong\"[^>]*>([^<]+)<")]
    private static partial Regex Wrong();
}
