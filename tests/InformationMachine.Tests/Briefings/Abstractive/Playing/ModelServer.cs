using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace InformationMachine.Tests.Briefings.Abstractive.Playing;

/// <summary>A real HTTP server on loopback that speaks chat completions and Ollama's protocol; somebody plays the model behind it.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private const int CharactersPerToken = 4;

    private readonly WebApplication _application;
    private readonly Func<ServedQuestion, ServedAnswer> _play;
    private readonly ConcurrentQueue<ServedQuestion> _asked = new();

    private ModelServer(WebApplication application, Func<ServedQuestion, ServedAnswer> play) => (_application, _play) = (application, play);

    /// <summary>Where it listens, without a path.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Everything it was asked.</summary>
    public IReadOnlyList<ServedQuestion> Asked => [.. _asked];

    public static Task<ModelServer> StartAsync(Func<ServedQuestion, string> play) => StartAsync(question => new ServedAnswer(play(question)));

    public static async Task<ModelServer> StartAsync(Func<ServedQuestion, ServedAnswer> play)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new ModelServer(builder.Build(), play);
        server._application.Run(server.ServeAsync);
        await server._application.StartAsync();
        server.Address = server._application.Urls.First();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var request = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var question = new ServedQuestion(context.Request.Path.Value ?? "", context.Request.Headers.Authorization.FirstOrDefault(), request.RootElement.Clone());
        _asked.Enqueue(question);
        var answer = _play(question);
        await Task.Delay(answer.Delay, context.RequestAborted);
        context.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } pause) context.Response.Headers.RetryAfter = pause;
        if (answer.Location is { } location) context.Response.Headers.Location = location;
        if (answer.Raw is null && answer.Status != 200) return;
        context.Response.ContentType = question.IsOllama ? "application/x-ndjson" : "application/json";
        await context.Response.WriteAsync(answer.Raw ?? (question.IsOllama ? Ollama(question, answer) : Completion(question, answer)), context.RequestAborted);
    }

    private static string Completion(ServedQuestion question, ServedAnswer answer) => JsonSerializer.Serialize(new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 0,
        model = "played",
        choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = answer.Content } } },
        usage = new { prompt_tokens = Read(question, answer), completion_tokens = Written(answer), total_tokens = Read(question, answer) + Written(answer) },
    });

    /// <summary>In pieces, as it streams.</summary>
    private static string Ollama(ServedQuestion question, ServedAnswer answer)
    {
        string Line(string piece, bool isDone) => JsonSerializer.Serialize<object>(isDone
            ? new { model = "played", created_at = "2026-01-01T00:00:00Z", message = new { role = "assistant", content = piece }, done = true, done_reason = "stop", total_duration = 1L, load_duration = 1L, prompt_eval_count = Read(question, answer), prompt_eval_duration = 1L, eval_count = Written(answer), eval_duration = 1L }
            : new { model = "played", created_at = "2026-01-01T00:00:00Z", message = new { role = "assistant", content = piece }, done = false }) + "\n";
        return string.Concat(answer.Content.Chunk(40).Select(piece => Line(new string(piece), isDone: false))) + Line("", isDone: true);
    }

    private static int Read(ServedQuestion question, ServedAnswer answer) => answer.Read ?? ((question.System.Length + question.User.Length) / CharactersPerToken);

    private static int Written(ServedAnswer answer) => (answer.Content.Length / CharactersPerToken) + 1;
}
