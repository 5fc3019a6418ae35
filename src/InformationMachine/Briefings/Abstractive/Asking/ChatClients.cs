using System.ClientModel;
using System.ClientModel.Primitives;
using InformationMachine.Network;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OllamaSharp.Models;
using OpenAI;
using OpenAI.Chat;

namespace InformationMachine.Briefings.Abstractive.Asking;

/// <summary>The client libraries of the protocols, each over the one guarded way to the operator's endpoint.</summary>
internal static class ChatClients
{
    /// <summary>The longest answer that is read, in bytes, whatever it says.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>A client; disposing of it disposes of the connections.</summary>
    /// <param name="options">Where the model is.</param>
    /// <param name="userAgent">What the machine calls itself.</param>
    /// <param name="time">The clock, for dates that the endpoint names.</param>
    /// <param name="network">How hosts are reached.</param>
    public static IChatClient Create(ModelOptions options, string userAgent, TimeProvider time, Dialer network)
    {
        var endpoint = new Uri(options.Endpoint.TrimEnd('/') + "/");
        var handler = new EndpointHandler(endpoint, new Limits(userAgent, options.Timeout), () => options.Key.Length == 0 ? null : Secrets.Resolve(options.Key) ?? throw new EndpointException(401, $"{options.Key} is not there (Model:Key)", null), time, network);
        // The deadline is the caller's; the size is the handler's.
        var http = new HttpClient(handler) { BaseAddress = endpoint, Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        return options.Kind == ModelKind.Ollama ? new OllamaApiClient(http, options.Name) : OpenAI(options, endpoint, http);
    }

    /// <summary>How a question is put: nothing random, no tools, the answer in the form of the schema where it can be asked for.</summary>
    public static ChatOptions Options(ModelOptions options, ModelQuestion question, bool withSchema)
    {
        var chat = new ChatOptions
        {
            ModelId = options.Name,
            Temperature = 0,
            Seed = options.Seed,
            MaxOutputTokens = options.MaximumAnswer,
            ResponseFormat = withSchema ? Microsoft.Extensions.AI.ChatResponseFormat.ForJsonSchema(question.Schema, "sentences", "Sentences with their citations") : null,
        };
        if (options.Kind == ModelKind.Ollama) chat.AddOllamaOption(OllamaOption.NumCtx, options.Context);
        return chat;
    }

    private static IChatClient OpenAI(ModelOptions options, Uri endpoint, HttpClient http) => new ChatClient(
        options.Name,
        // The handler adds the key itself, or none; the library wants something.
        new ApiKeyCredential("none"),
        new OpenAIClientOptions
        {
            Endpoint = endpoint,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = System.Threading.Timeout.InfiniteTimeSpan,
        }).AsIChatClient();

    private sealed record Limits(string UserAgent, TimeSpan Timeout) : IFetchLimits
    {
        public int MaximumBytes => ChatClients.MaximumBytes;

        public int MaximumRedirects => 0;

        public int Retries => 0;

        public bool AllowPrivateNetworks => true;
    }
}
