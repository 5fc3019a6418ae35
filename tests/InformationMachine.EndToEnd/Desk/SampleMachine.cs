using System.Net.Http.Headers;
using System.Text.Json;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>A machine on sample feeds that serves its desk, once for all tests of a class: they decide about different threads.</summary>
public abstract class SampleMachine : IAsyncLifetime
{
    private MachineProcess? _machine;

    /// <summary>The desk's root.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What verbs send; acts as operator.</summary>
    public HttpClient Program { get; private set; } = null!;

    /// <summary>The installation, for verbs beside it.</summary>
    internal Installation Installation { get; } = new();

    /// <summary>Where the machine writes what it stores.</summary>
    protected abstract string Data { get; }

    /// <summary>How many posts the samples have, and how many versions are written of them at the least.</summary>
    protected abstract (int Posts, int Versions) Expected { get; }

    public async ValueTask InitializeAsync()
    {
        Installation.Variables["IM_DESK__ENABLED"] = "true";
        Installation.Variables["IM_DESK__PORT"] = "0";
        Installation.Variables["IM_DESK__REQUESTSPERTENSECONDS"] = "5000";
        _machine = Start();
        var file = Path.Combine(Data, "desk.json");
        await _machine.Until(() => File.Exists(file), TimeSpan.FromSeconds(120), "desk.json");
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Address = new Uri(json.RootElement.GetProperty("address").GetString()!);
        Program = new HttpClient { BaseAddress = Address };
        Program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", json.RootElement.GetProperty("secret").GetString());
        await FirstSession.BeginAsync(Address, Data);
        await SettleAsync();
    }

    public ValueTask DisposeAsync()
    {
        Program?.Dispose();
        _machine?.Dispose();
        Installation.Dispose();
        GC.SuppressFinalize(this);
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

    /// <summary>Starts the program.</summary>
    internal abstract MachineProcess Start();

    /// <summary>Waits until all samples are stored, linked and briefed.</summary>
    private async Task SettleAsync()
    {
        var (same, last) = (0, "");
        for (var i = 0; i < 240 && same < 6; i++)
        {
            var figures = await GetAsync("/api/v1/machine");
            var now = $"{figures.GetProperty("im_posts")} {figures.GetProperty("im_posts_pending")} {figures.GetProperty("im_briefings")}";
            same = now == last && now.StartsWith($"{Expected.Posts} 0 ", StringComparison.Ordinal) && figures.GetProperty("im_briefings").GetInt32() >= Expected.Versions ? same + 1 : 0;
            last = now;
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        same.ShouldBe(6, $"the samples did not settle: {last}");
    }
}
