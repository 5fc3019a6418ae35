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
    private readonly FeedConnections _connections = new();
    private readonly ResiliencePipeline<FetchOutcome> _pipeline;

    public FeedFetcher(FeedOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
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
            if (!IsRedirect(response.StatusCode)) return (await ReadAsync(response, cancellationToken)) with { FinalUrl = url, MovedTo = movedTo };
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
        var message = new HttpRequestMessage(HttpMethod.Get, url) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher };
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

    private async Task<FetchOutcome> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var outcome = new FetchOutcome
        {
            ContentType = ResponseHints.Raw(response, "Content-Type"),
            ETag = ResponseHints.Raw(response, "ETag"),
            LastModified = ResponseHints.Raw(response, "Last-Modified"),
            RetryAfter = ResponseHints.RetryAfter(response, now),
            Freshness = ResponseHints.Freshness(response, now),
        };
        if (response.StatusCode == HttpStatusCode.NotModified) return outcome with { NotModified = true };
        if (!response.IsSuccessStatusCode) return Status(response, outcome);
        var body = await BodyAsync(response, cancellationToken);
        if (body is null) return FetchOutcome.Failed(FeedFailure.TooLarge, $"the document is larger than {_options.MaximumBytes} bytes (Feeds:MaximumBytes)");
        return body.Length == 0 ? outcome with { Failure = FeedFailure.NotAFeed, Error = "the answer is empty" } : outcome with { Body = body };
    }

    private static FetchOutcome Status(HttpResponseMessage response, FetchOutcome outcome)
    {
        var code = (int)response.StatusCode;
        var wall = ResponseHints.Raw(response, "cf-mitigated") is "challenge";
        var failure = code switch
        {
            401 or 403 => FeedFailure.Forbidden,
            404 => FeedFailure.NotFound,
            410 => FeedFailure.Gone,
            429 or 503 => FeedFailure.Throttled,
            _ => FeedFailure.Http,
        };
        var what = wall ? "a bot wall stands before the feed" : failure switch
        {
            FeedFailure.Forbidden => "access is refused",
            FeedFailure.NotFound => "there is no such address",
            FeedFailure.Gone => "the publisher says that the feed is gone for good",
            FeedFailure.Throttled => "the publisher asks for a pause",
            _ => "the publisher's server reports an error",
        };
        return outcome with { Failure = wall ? FeedFailure.Forbidden : failure, Error = $"HTTP {code}: {what}" };
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
                    return FetchOutcome.Failed(FeedFailure.Tls, "the certificate or the TLS handshake was not acceptable");
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

    /// <summary>What comes from the network reaches a message only as short, printable ASCII.</summary>
    private static string Quote(string? text) =>
        text is null ? "nowhere" : "'" + string.Concat(text.Take(80).Select(c => c is >= ' ' and < '\u007F' ? c : '?')) + "'";
}
