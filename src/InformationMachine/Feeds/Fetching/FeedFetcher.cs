using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using InformationMachine.Data.Feeds;
using Polly;
using Polly.Retry;

namespace InformationMachine.Feeds.Fetching;

/// <summary>
/// Fetches one document politely and within limits. Thread-safe. Deadlines are network time and always real, whatever clock the
/// machine runs by.
/// </summary>
internal sealed class FeedFetcher : IDisposable
{
    private readonly FeedOptions _options;
    private readonly TimeProvider _time;
    private readonly FeedConnections _connections;
    private readonly ResiliencePipeline<FetchOutcome> _pipeline;

    /// <param name="options">Limits and manners.</param>
    /// <param name="time">The machine's clock, for dates that servers name.</param>
    /// <param name="network">How hosts are reached; null for the real network.</param>
    public FeedFetcher(FeedOptions options, TimeProvider time, Network? network = null)
    {
        _options = options;
        _time = time;
        _connections = new FeedConnections(options.Timeout, network ?? new Network());
        _pipeline = Pipeline(options);
    }

    /// <summary>Fetches; everything that goes wrong short of cancellation is in the outcome.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.Timeout);
        try
        {
            return await _pipeline.ExecuteAsync(
                async (state, token) => await state.Fetcher.TryAsync(state.Request, token),
                (Fetcher: this, Request: request),
                deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return FetchOutcome.Failed(FeedFailure.Timeout, $"no complete answer within {_options.Timeout.TotalSeconds:0.#} s");
        }
    }

    public void Dispose() => _connections.Dispose();

    private static ResiliencePipeline<FetchOutcome> Pipeline(FeedOptions options)
    {
        var builder = new ResiliencePipelineBuilder<FetchOutcome>();
        if (options.Retries == 0) return builder.Build();
        return builder.AddRetry(new RetryStrategyOptions<FetchOutcome>
        {
            // Only what a second try may mend: a broken connection, never an answer.
            ShouldHandle = new PredicateBuilder<FetchOutcome>().HandleResult(outcome => outcome.Failure == FeedFailure.Connection),
            MaxRetryAttempts = options.Retries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(300),
            UseJitter = true,
        }).Build();
    }

    private async Task<FetchOutcome> TryAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await FollowAsync(request, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or AuthenticationException or InvalidDataException)
        {
            return Explain(e);
        }
    }

    private async Task<FetchOutcome> FollowAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var url = request.Url;
        var permanent = true;
        Uri? movedTo = null;
        for (var hop = 0; ; hop++)
        {
            using var message = Message(request, url);
            using var response = await _connections.For(request.AllowPrivateNetwork || _options.AllowPrivateNetworks).SendAsync(message, cancellationToken);
            if (!IsRedirect(response.StatusCode)) return (await ReadAsync(request, response, cancellationToken)) with { FinalUrl = url, MovedTo = movedTo };
            if (hop == _options.MaximumRedirects) return FetchOutcome.Failed(FeedFailure.Redirect, $"more than {_options.MaximumRedirects} redirects");
            var location = ResponseHints.Raw(response, "Location");
            if (!Uri.TryCreate(url, location, out var next) || next.Scheme is not ("http" or "https") || next.Host.Length == 0)
                return FetchOutcome.Failed(FeedFailure.Redirect, $"redirected to {Quote(location)}, which is no web address");
            permanent &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
            if (permanent) movedTo = next;
            url = next;
        }
    }

    private HttpRequestMessage Message(FetchRequest request, Uri url)
    {
        // Never HTTP/3: its connections are not made by the callback that looks at addresses.
        var message = new HttpRequestMessage(HttpMethod.Get, url) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        message.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        if (request.ETag is { } etag) message.Headers.TryAddWithoutValidation("If-None-Match", etag);
        if (request.LastModified is { } modified) message.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        // Secrets belong to the host they were given for, and to nobody it redirects to.
        if (url.Host == request.Url.Host && url.Port == request.Url.Port && url.Scheme == request.Url.Scheme)
        {
            foreach (var (name, value) in request.Headers)
            {
                message.Headers.Remove(name);
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private async Task<FetchOutcome> ReadAsync(FetchRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
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
        };
        if (response.StatusCode == HttpStatusCode.NotModified)
            return request.ETag is null && request.LastModified is null ? outcome with { Failure = FeedFailure.Http, Error = "HTTP 304 to a request without conditions" } : outcome with { NotModified = true };
        if (!response.IsSuccessStatusCode) return await StatusAsync(response, outcome, cancellationToken);
        if (WallPage.IsAnnounced(response)) return outcome with { Failure = FeedFailure.BotWall, Error = WallPage.Words(FeedFailure.BotWall) };
        var body = await BodyAsync(response, cancellationToken);
        if (body is null) return outcome with { Failure = FeedFailure.TooLarge, Error = $"the document is larger than {_options.MaximumBytes} bytes (Feeds:MaximumBytes)" };
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
        patience.CancelAfter(TimeSpan.FromSeconds(1));
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(patience.Token);
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
        if (response.Content.Headers.ContentLength > _options.MaximumBytes) return null;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (body.Length + read > _options.MaximumBytes) return null;
                await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return body.ToArray();
    }

    private static bool IsRedirect(HttpStatusCode code) => code is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static FetchOutcome Explain(Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case RefusedAddressException:
                    return FetchOutcome.Failed(FeedFailure.Refused, cause.Message);
                case AuthenticationException:
                case HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }:
                    return FetchOutcome.Failed(FeedFailure.Tls, TlsTrouble.Explain(e));
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return FetchOutcome.Failed(FeedFailure.Dns, "the host name could not be resolved");
                case InvalidDataException:
                    return FetchOutcome.Failed(FeedFailure.Http, "the answer is not compressed as it says");
                case SocketException socket:
                    return FetchOutcome.Failed(FeedFailure.Connection, $"the connection failed ({socket.SocketErrorCode})");
                case HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }:
                    return FetchOutcome.Failed(FeedFailure.Dns, "the host name could not be resolved");
                case HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse }:
                    return FetchOutcome.Failed(FeedFailure.Http, "the answer is not HTTP");
                case HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }:
                    return FetchOutcome.Failed(FeedFailure.TooLarge, "the answer's headers are too large");
            }
        }

        return FetchOutcome.Failed(FeedFailure.Connection, "the connection broke off");
    }

    /// <summary>What comes from the network reaches a message only as short, printable ASCII, and without a query: it may hold a key.</summary>
    private static string Quote(string? text) =>
        text is null ? "nowhere" : "'" + string.Concat(text.Split('?', '#')[0].Take(80).Select(c => c is >= ' ' and < '\u007F' ? c : '?')) + "'";
}
