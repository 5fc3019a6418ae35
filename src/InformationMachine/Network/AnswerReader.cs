using System.Buffers;
using System.Net;
using InformationMachine.Data.Feeds;

namespace InformationMachine.Network;

/// <summary>An HTTP answer to an outcome: its status named, its hints read, its body within the limit. Thread-safe.</summary>
internal sealed class AnswerReader
{
    private static readonly TimeSpan PatienceWithWalls = TimeSpan.FromSeconds(1);

    private readonly int _maximumBytes;
    private readonly TimeProvider _time;

    public AnswerReader(int maximumBytes, TimeProvider time)
    {
        _maximumBytes = maximumBytes;
        _time = time;
    }

    /// <summary>Reads; what the answer itself says went wrong is in the outcome, what breaks on the way is thrown.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="response">The answer, its head read.</param>
    /// <param name="cancellationToken">The deadline.</param>
    public async Task<FetchOutcome> ReadAsync(FetchRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var outcome = new FetchOutcome
        {
            Status = (int)response.StatusCode,
            ContentType = ResponseHints.Raw(response, "Content-Type"),
            ETag = ResponseHints.Raw(response, "ETag"),
            LastModified = ResponseHints.Raw(response, "Last-Modified"),
            RetryAfter = ResponseHints.RetryAfter(response, now),
            Freshness = ResponseHints.Freshness(response, now),
            Hub = ResponseHints.Link(response, "hub"),
            Topic = ResponseHints.Link(response, "self"),
        };
        if (response.StatusCode == HttpStatusCode.NotModified)
            return request.ETag is null && request.LastModified is null ? outcome with { Failure = FeedFailure.Http, Error = "HTTP 304 to a request without conditions" } : outcome with { NotModified = true };
        if (!response.IsSuccessStatusCode) return await StatusAsync(response, outcome, cancellationToken);
        if (WallPage.IsAnnounced(response)) return outcome with { Failure = FeedFailure.BotWall, Error = WallPage.Words(FeedFailure.BotWall) };
        if (response.StatusCode == HttpStatusCode.PartialContent) return outcome with { Failure = FeedFailure.Http, Error = "HTTP 206: the publisher's server sends a part of the document, though the whole was asked for" };
        var body = await BodyAsync(response, cancellationToken);
        if (body is null) return outcome with { Failure = FeedFailure.TooLarge, Error = $"the document is larger than {_maximumBytes} bytes (Feeds:MaximumBytes)" };
        return body.Length == 0 ? outcome with { Failure = FeedFailure.NotAFeed, Error = "the answer is empty" } : outcome with { Body = body };
    }

    private static async Task<FetchOutcome> StatusAsync(HttpResponseMessage response, FetchOutcome outcome, CancellationToken cancellationToken)
    {
        if (await IsWallAsync(response, cancellationToken)) return outcome with { Failure = FeedFailure.BotWall, Error = $"HTTP {outcome.Status}: {WallPage.Words(FeedFailure.BotWall)}" };
        var (failure, what) = outcome.Status switch
        {
            401 => (FeedFailure.Forbidden, "the feed needs credentials (headers)"),
            403 => (FeedFailure.Forbidden, "access is refused"),
            404 => (FeedFailure.NotFound, "there is no such address"),
            410 => (FeedFailure.Gone, "the publisher says that the feed is gone for good"),
            429 or 503 => (FeedFailure.Throttled, "the publisher asks for a pause"),
            >= 500 => (FeedFailure.Http, "the publisher's server reports an error"),
            _ => (FeedFailure.Http, "the publisher's server does not answer with a feed"),
        };
        return outcome with { Failure = failure, Error = $"HTTP {outcome.Status}: {what}" };
    }

    /// <summary>Walls answer 403, 429 or 503 with a page of their own; a slow one is not waited for.</summary>
    private static async Task<bool> IsWallAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (WallPage.IsAnnounced(response)) return true;
        if ((int)response.StatusCode is not (403 or 429 or 503)) return false;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(PatienceWithWalls);
        try
        {
            await using var stream = await Compression.OpenAsync(response, patience.Token);
            var page = new byte[WallPage.LookedAt];
            var read = await stream.ReadAtLeastAsync(page, page.Length, throwOnEndOfStream: false, patience.Token);
            return WallPage.Judge(page.AsSpan(0, read)) == FeedFailure.BotWall;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Counts what comes out of the decompressor, because a small answer can unfold into a huge one.</summary>
    private async Task<byte[]?> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > _maximumBytes) return null;
        await using var stream = await Compression.OpenAsync(response, cancellationToken);
        using var body = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (body.Length + read > _maximumBytes) return null;
                await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return body.ToArray();
    }
}
