using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Network;

namespace InformationMachine.Deliveries.Channels;

/// <summary>What channels that are one web request have in common.</summary>
/// <param name="sender">How requests are sent.</param>
internal abstract class WebChannel(MessageSender sender) : IChannel
{
    /// <summary>Readable in logs of the service; everything that matters in JSON is escaped all the same.</summary>
    protected static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    /// <inheritdoc/>
    public abstract string Kind { get; }

    /// <inheritdoc/>
    public virtual TimeSpan Gap => TimeSpan.Zero;

    /// <inheritdoc/>
    public virtual IEnumerable<string> Check(ChannelConfig channel)
    {
        if (channel.Url is null) yield return "url is missing";
        else if (Resolve(channel.Url) is { } text && !IsWeb(text)) yield return "url is no http or https address";
    }

    /// <inheritdoc/>
    public abstract Task<SendResult> SendAsync(Message message, CancellationToken cancellationToken);

    /// <summary>Posts JSON to the channel's address, or to one below it.</summary>
    protected Task<SendAnswer> PostAsync(Message message, object body, CancellationToken cancellationToken, string below = "") =>
        PostAsync(message, JsonSerializer.SerializeToUtf8Bytes(body, Json), _ => { }, cancellationToken, below);

    /// <summary>The same with bytes and headers.</summary>
    protected async Task<SendAnswer> PostAsync(Message message, byte[] body, Action<HttpRequestMessage> change, CancellationToken cancellationToken, string below = "")
    {
        var channel = message.Channel;
        if (Resolve(channel.Url!) is not { } url) return Missing(channel.Url!);
        if (Secrets.ResolveHeaders(channel.Headers, out var missing) is not { } headers) return Missing(missing!);
        using var request = new HttpRequestMessage(HttpMethod.Post, below.Length == 0 ? url : url.TrimEnd('/') + "/" + below) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = Encoding.UTF8.WebName };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        if (channel.User is { } user && channel.Password is { } password && Resolve(password) is { } secret)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")));
        change(request);
        return await sender.SendAsync(request, isOperators: true, cancellationToken);
    }

    /// <summary>What a text or a reference to a secret says; null where the reference leads nowhere.</summary>
    protected static string? Resolve(string text) => IsReference(text) ? Secrets.Resolve(text) : text;

    /// <summary>True where the text says where a secret is.</summary>
    protected static bool IsReference(string text) => text.StartsWith("env:", StringComparison.Ordinal) || text.StartsWith("file:", StringComparison.Ordinal);

    private static SendAnswer Missing(string reference) => new(0, "", null, $"{reference} is not there");

    private static bool IsWeb(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0;
}
