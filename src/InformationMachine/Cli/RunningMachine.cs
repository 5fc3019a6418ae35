using System.Net.Http.Headers;
using System.Text.Json;
using InformationMachine.Configuration;
using InformationMachine.Desk.Accounts;
using InformationMachine.Desk.Api;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Cli;

/// <summary>A machine that runs on the data directory, asked through its API: only it may change its data.</summary>
internal sealed class RunningMachine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client;

    private RunningMachine(Uri address, string secret, string by)
    {
        _client = new HttpClient { BaseAddress = address, Timeout = Patience };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        _client.DefaultRequestHeaders.Add(MachineToken.CallerHeader, Uri.EscapeDataString(by));
    }

    /// <summary>Null where no machine serves its API there.</summary>
    public static RunningMachine? Find(MachinePaths paths, string by) => MachineToken.Read(paths.Data) is { } found ? new RunningMachine(found.Address, found.Secret, by) : null;

    /// <exception cref="RefusedException">The machine refuses, or does not answer.</exception>
    public async Task<JsonElement> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        var body = new
        {
            kind = JsonNamingPolicy.CamelCase.ConvertName(request.Kind.ToString()),
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
    public async Task RefreshAsync(string feed, CancellationToken cancellationToken) => await PostAsync($"/feeds/{feed}/refresh", new { }, cancellationToken);

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
