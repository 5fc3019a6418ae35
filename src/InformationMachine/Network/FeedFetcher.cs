using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using InformationMachine.Data.Feeds;
using Polly;
using Polly.Retry;

namespace InformationMachine.Network;

/// <summary>
/// Fetches one document politely and within limits. Thread-safe. Deadlines are network time and always real, whatever clock the
/// machine runs by.
/// </summary>
internal sealed class FeedFetcher : IDisposable
{
    private readonly IFetchLimits _options;
    private readonly FeedConnections _connections;
    private readonly AnswerReader _answers;
    private readonly ResiliencePipeline<FetchOutcome> _pipeline;

    /// <param name="options">Limits and manners.</param>
    /// <param name="time">The machine's clock, for dates that servers name.</param>
    /// <param name="network">How hosts are reached; null for the real network.</param>
    public FeedFetcher(IFetchLimits options, TimeProvider time, Dialer? network = null)
    {
        _options = options;
        _answers = new AnswerReader(options.MaximumBytes, time);
        _connections = new FeedConnections(options.Timeout, network ?? new Dialer());
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

    /// <summary>Sends a form, without following anything; returns the HTTP status, 0 where there was no answer.</summary>
    /// <param name="url">Where to, http(s).</param>
    /// <param name="form">Its fields.</param>
    /// <param name="allowPrivateNetwork">Whether the address may lead into a private network.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<int> SubmitAsync(Uri url, IEnumerable<KeyValuePair<string, string>> form, bool allowPrivateNetwork, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.Timeout);
        using var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form), Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        message.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        try
        {
            using var response = await _connections.For(allowPrivateNetwork || _options.AllowPrivateNetworks).SendAsync(message, deadline.Token);
            return (int)response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or AuthenticationException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return 0;
        }
    }

    public void Dispose() => _connections.Dispose();

    private static ResiliencePipeline<FetchOutcome> Pipeline(IFetchLimits options)
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
            return NetworkTrouble.Explain(e);
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
            if (!IsRedirect(response.StatusCode)) return (await _answers.ReadAsync(request, response, cancellationToken)) with { FinalUrl = url, IsElsewhere = !url.Host.Equals(request.Url.Host, StringComparison.OrdinalIgnoreCase), MovedTo = movedTo };
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
        // The handler names the encodings it unpacks itself.
        message.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(Compression.Zstd));
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

    private static bool IsRedirect(HttpStatusCode code) => code is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>What comes from the network reaches a message only as short, printable ASCII, and without a query: it may hold a key.</summary>
    private static string Quote(string? text) =>
        text is null ? "nowhere" : "'" + string.Concat(text.Split('?', '#')[0].Take(80).Select(c => c is >= ' ' and < '\u007F' ? c : '?')) + "'";
}
