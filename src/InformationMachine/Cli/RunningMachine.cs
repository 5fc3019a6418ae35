using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using InformationMachine.Configuration;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Threads;
using InformationMachine.Data.Store;
using InformationMachine.Deliveries.Watches;
using InformationMachine.Desk.Accounts;
using InformationMachine.Desk.Api;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Cli;

/// <summary>A machine that runs on the data directory, asked through its API: only it may change its data.</summary>
internal sealed class RunningMachine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client;

    private RunningMachine(Uri address, string secret, string by, TimeSpan patience)
    {
        _client = new HttpClient { BaseAddress = address, Timeout = patience };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        _client.DefaultRequestHeaders.Add(MachineToken.CallerHeader, Uri.EscapeDataString(by));
    }

    /// <summary>Null where no machine serves its API there.</summary>
    public static RunningMachine? Find(MachinePaths paths, string by, TimeSpan? patience = null) =>
        MachineToken.Read(paths.Data) is { } found ? new RunningMachine(found.Address, found.Secret, by, patience ?? Patience) : null;

    /// <exception cref="RefusedException">The machine refuses, or does not answer.</exception>
    public async Task<JsonElement> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        var body = new
        {
            kind = JsonNamingPolicy.CamelCase.ConvertName(request.Kind.StoredName()),
            thread = request.Thread.Value,
            other = request.Other?.Value,
            posts = request.Posts.Select(post => post.Value),
            title = request.Title,
            text = request.Text,
            replaces = request.Replaces,
            version = request.Version,
            on = request.IsOn,
            undoes = request.Undoes?.Value,
            why = request.Why,
        };
        return await PostAsync("/decisions", body, cancellationToken);
    }

    /// <summary>Makes a feed due at once.</summary>
    public async Task RefreshAsync(string feed, bool liftPause, CancellationToken cancellationToken) => await PostAsync($"/feeds/{feed}/refresh{(liftPause ? "?liftPause=true" : "")}", new { }, cancellationToken);

    /// <summary>A part of the change feed; null where the machine does not answer just now, or has not come so far.</summary>
    /// <exception cref="RefusedException">The machine refuses the place.</exception>
    public async Task<ApiChanges?> ChangesAsync(string since, string kinds, int limit, CancellationToken cancellationToken)
    {
        try
        {
            var query = string.Create(CultureInfo.InvariantCulture, $"/changes?since={Uri.EscapeDataString(since)}&kinds={kinds}&limit={limit}");
            using var response = await _client.GetAsync(ApiEndpoints.Root.TrimStart('/') + query, cancellationToken);
            if (response.IsSuccessStatusCode) return await response.Content.ReadFromJsonAsync<ApiChanges>(cancellationToken);
            if (response.StatusCode is not (HttpStatusCode.Gone or HttpStatusCode.BadRequest)) return null;
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            throw new RefusedException(ExitCode.Failed, problem.GetProperty("detail").GetString()!);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Writes the version that decisions about a thread have brought at once.</summary>
    public async Task PublishVersionAsync(ThreadId thread, CancellationToken cancellationToken) => await PostAsync($"/threads/{thread}/publish", new { }, cancellationToken);

    /// <summary>Keeps a watch; returns its number and name.</summary>
    public async Task<(int Id, string Name)> AddWatchAsync(WatchDraft draft, CancellationToken cancellationToken)
    {
        var answer = await PostAsync("/watches", ApiNewWatch.Of(draft), cancellationToken);
        return (answer.GetProperty("id").GetInt32(), answer.GetProperty("name").GetString()!);
    }

    /// <summary>Takes a watch away; false where there is none of that number.</summary>
    public async Task<bool> RemoveWatchAsync(int id, CancellationToken cancellationToken)
    {
        using var response = await _client.DeleteAsync(ApiEndpoints.Root.TrimStart('/') + string.Create(CultureInfo.InvariantCulture, $"/watches/{id}"), cancellationToken);
        return response.IsSuccessStatusCode || (response.StatusCode == HttpStatusCode.NotFound ? false : throw new RefusedException(ExitCode.Failed, $"The running machine answered {(int)response.StatusCode}."));
    }

    /// <summary>Sends a test to a receiver.</summary>
    public async Task TestReceiverAsync(string receiver, CancellationToken cancellationToken) => await PostAsync($"/receivers/{receiver}/test", new { }, cancellationToken);

    /// <summary>Publishes a snapshot with all that is committed.</summary>
    public async Task PublishAsync(CancellationToken cancellationToken) => await PostAsync("/store/snapshot", new { }, cancellationToken);

    /// <summary>Moves what is old to the archives; returns how many posts were moved.</summary>
    public async Task<int> ArchiveAsync(CancellationToken cancellationToken) => (await PostAsync("/store/archive", new { }, cancellationToken)).GetProperty("posts").GetInt32();

    /// <summary>Builds the data file anew.</summary>
    public async Task<CompactionResult> CompactAsync(CancellationToken cancellationToken) => (await PostAsync("/store/compact", new { }, cancellationToken)).Deserialize<CompactionResult>(JsonSerializerOptions.Web)!;

    public void Dispose() => _client.Dispose();

    private async Task<JsonElement> PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _client.PostAsJsonAsync(ApiEndpoints.Root.TrimStart('/') + path, body, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            var answer = text.Length > 0 ? JsonDocument.Parse(text).RootElement : default;
            if (response.IsSuccessStatusCode) return answer;
            throw new RefusedException(ExitCode.Failed, answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("detail", out var detail) ? detail.GetString()! : $"The running machine answered {(int)response.StatusCode}.");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            throw new RefusedException(ExitCode.Failed, $"The running machine at {_client.BaseAddress} does not answer ({e.Message}).", e);
        }
    }
}
