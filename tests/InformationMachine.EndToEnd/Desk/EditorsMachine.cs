using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>
/// A machine that runs as it does for an operator, on feeds of our own writing some of whose stories the linker is in doubt about: what
/// editors and operators do with Review, dialogs and feeds is tried on it. One for all tests of a class.
/// </summary>
public sealed class EditorsMachine : IAsyncLifetime
{
    private const int SamplePosts = 21;

    /// <summary>Of which the machine is sure enough to brief them at once.</summary>
    private const int SureStories = 3;
    private readonly Installation _installation = new();
    private MachineProcess? _machine;

    /// <summary>The desk's root.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What verbs send; acts as operator.</summary>
    public HttpClient Program { get; private set; } = null!;

    /// <summary>Its feeds.</summary>
    public static string Samples => Path.Combine(AppContext.BaseDirectory, "Desk", "Samples");

    /// <summary>The installation, for verbs beside it.</summary>
    internal Installation Installation => _installation;

    public async ValueTask InitializeAsync()
    {
        _installation.Variables["IM_DESK__ENABLED"] = "true";
        _installation.Variables["IM_FEEDS__ALLOWPRIVATENETWORKS"] = "false";
        _installation.Variables["IM_DESK__PORT"] = "0";
        _installation.Variables["IM_DESK__REQUESTSPERTENSECONDS"] = "5000";
        _installation.Variables["IM_BRIEFINGS__DECISIONPAUSE"] = "00:00:00";
        Configure(_installation.Folder);
        _machine = _installation.Start("run");
        var file = Path.Combine(_installation.Data, "desk.json");
        await _machine.Until(() => File.Exists(file), TimeSpan.FromSeconds(120), "desk.json");
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Address = new Uri(json.RootElement.GetProperty("address").GetString()!);
        Program = new HttpClient { BaseAddress = Address };
        Program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", json.RootElement.GetProperty("secret").GetString());
        await FirstSession.BeginAsync(Address, _installation.Data);
        await SettleAsync();
    }

    public ValueTask DisposeAsync()
    {
        Program?.Dispose();
        _machine?.Dispose();
        _installation.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes feeds.json with the sample feeds.</summary>
    internal static void Configure(string folder) => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "config")).FullName, "feeds.json"), Feeds());

    /// <summary>The sample feeds as feeds.json, and others as they stand.</summary>
    internal static string Feeds(params string[] others) =>
        $"{{ \"feeds\": [ {string.Join(", ", Directory.GetFiles(Samples, "*.jsonl").Order(StringComparer.Ordinal).Select(path => JsonSerializer.Serialize(new { id = Path.GetFileNameWithoutExtension(path), url = path, kind = "jsonl" })).Concat(others))} ] }}";

    /// <summary>Some answer of the API.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Program.GetAsync(path, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>A decision of somebody else.</summary>
    public async Task<int> DecideAsync(object decision)
    {
        using var response = await Program.PostAsJsonAsync("/api/v1/decisions", decision, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonDocument.Parse(text).RootElement.GetProperty("id").GetInt32();
    }

    /// <summary>The number of the thread with the most posts that hold these words.</summary>
    public async Task<int> ThreadAsync(string words)
    {
        var hits = await GetAsync($"/api/v1/search?q={Uri.EscapeDataString(words)}");
        return hits.GetProperty("items").EnumerateArray().OrderByDescending(hit => hit.GetProperty("matches").GetInt32()).First().GetProperty("thread").GetProperty("id").GetInt32();
    }

    /// <summary>Waits until all samples are stored, linked and briefed.</summary>
    private async Task SettleAsync()
    {
        var (same, last) = (0, "");
        for (var i = 0; i < 240 && same < 6; i++)
        {
            var figures = await GetAsync("/api/v1/machine");
            var now = $"{figures.GetProperty("im_posts")} {figures.GetProperty("im_posts_pending")} {figures.GetProperty("im_briefings")}";
            same = now == last && now.StartsWith($"{SamplePosts} 0 ", StringComparison.Ordinal) && figures.GetProperty("im_briefings").GetInt32() >= SureStories ? same + 1 : 0;
            last = now;
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        same.ShouldBe(6, $"the samples did not settle: {last}");
    }
}
