using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace InformationMachine.Benchmarks.Failures;

/// <summary>Follows the change feed over HTTP, at whichever desk answers.</summary>
/// <param name="desks">The data directories of the desks.</param>
/// <param name="start">Where to begin.</param>
internal sealed class FailureFollower(IReadOnlyList<string> desks, string start)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly List<long> _told = [];
    private string _cursor = start;

    /// <summary>The numbers of the changes, as they came.</summary>
    public IReadOnlyList<long> Told => _told;

    /// <summary>Follows until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        for (var turn = 0; !cancellationToken.IsCancellationRequested; turn++)
        {
            try
            {
                if (await AskAsync(client, desks[turn % desks.Count], cancellationToken)) continue;
            }
            catch (Exception e) when (e is IOException or HttpRequestException or JsonException or TaskCanceledException or UnauthorizedAccessException)
            {
                // That desk is away: the other one.
            }

            await Task.Delay(Pause, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <returns>Whether there is more.</returns>
    private async Task<bool> AskAsync(HttpClient client, string desk, CancellationToken cancellationToken)
    {
        using var file = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(desk, "desk.json"), cancellationToken));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(file.RootElement.GetProperty("address").GetString()!), "/api/v1/changes?limit=1000&since=" + Uri.EscapeDataString(_cursor)));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", file.RootElement.GetProperty("secret").GetString());
        using var response = await client.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode) return false;
        using var page = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        _told.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(item => long.Parse(item.GetProperty("id").GetString()!.Split('-')[1], CultureInfo.InvariantCulture)));
        _cursor = page.RootElement.GetProperty("next").GetString()!;
        return page.RootElement.GetProperty("hasMore").GetBoolean();
    }
}
