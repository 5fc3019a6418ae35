using System.Net.Http.Headers;
using System.Text.Json;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>A machine on the sample feeds that serves its desk, once for all tests of a class: they decide about different threads.</summary>
public sealed class DeskMachine : IAsyncLifetime
{
    private const int SamplePosts = 101;
    private readonly Installation _installation = new();
    private MachineProcess? _machine;

    /// <summary>The desk's root.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What verbs send; acts as operator.</summary>
    public HttpClient Program { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _installation.Variables["IM_DESK__ENABLED"] = "true";
        _installation.Variables["IM_DESK__PORT"] = "0";
        _installation.Variables["IM_DESK__REQUESTSPERTENSECONDS"] = "5000";
        _machine = _installation.Start("demo", "--desk", "--seconds", "8");
        var file = Path.Combine(_installation.Data, "demo", "desk.json");
        await _machine.Until(() => File.Exists(file), TimeSpan.FromSeconds(60), "desk.json");
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Address = new Uri(json.RootElement.GetProperty("address").GetString()!);
        Program = new HttpClient { BaseAddress = Address };
        Program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", json.RootElement.GetProperty("secret").GetString());
        await FirstSession.BeginAsync(Address, Path.GetDirectoryName(file)!);
        await SettleAsync();
    }

    public ValueTask DisposeAsync()
    {
        Program?.Dispose();
        _machine?.Dispose();
        _installation.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Some answer of the API.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Program.GetAsync(path, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The number of the thread with the most posts that hold these words; headlines depend on which posts arrive first.</summary>
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
            same = now == last && now.StartsWith($"{SamplePosts} 0 ", StringComparison.Ordinal) ? same + 1 : 0;
            last = now;
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        same.ShouldBe(6, $"the samples did not settle: {last}");
    }
}
