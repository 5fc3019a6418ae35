using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using InformationMachine.Network;
using Microsoft.Extensions.AI;

namespace InformationMachine.Briefings.Abstractive.Asking;

/// <summary>Asks a model once and says what went wrong in words of ours. Thread-safe.</summary>
internal sealed class ModelClient(IChatClient chat, ModelOptions options) : IDisposable
{
    private volatile bool _hasNoSchema;

    /// <summary>True once the endpoint has refused a schema and taken the same question without.</summary>
    public bool HasNoSchema => _hasNoSchema;

    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="ModelException">There is no answer that can be used.</exception>
    public async Task<ModelReply> AskAsync(ModelQuestion question, CancellationToken cancellationToken)
    {
        if (question.MostTokens + options.MaximumAnswer > options.Context)
            throw new ModelException(ModelFault.Context, $"the question may take {question.MostTokens} tokens and the answer {options.MaximumAnswer}, more than the {options.Context} of Model:Context");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Timeout);
        try
        {
            return Checked(question, await AskAsync(question, !_hasNoSchema, deadline.Token));
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw Explain(e);
        }
    }

    public void Dispose() => chat.Dispose();

    private async Task<ChatResponse> AskAsync(ModelQuestion question, bool withSchema, CancellationToken cancellationToken)
    {
        ChatMessage[] messages = [new(ChatRole.System, question.System), new(ChatRole.User, question.User)];
        try
        {
            return await chat.GetResponseAsync(messages, ChatClients.Options(options, question, withSchema), cancellationToken);
        }
        catch (Exception e) when (withSchema && Find<EndpointException>(e) is { Status: 400 or 422 })
        {
            // Some servers know the protocol and not the schema; the prompt describes the form too.
            var answer = await chat.GetResponseAsync(messages, ChatClients.Options(options, question, withSchema: false), cancellationToken);
            _hasNoSchema = true;
            return answer;
        }
    }

    /// <summary>An endpoint that takes less than it was said to cuts the question in silence: the number of tokens it read shows that.</summary>
    private ModelReply Checked(ModelQuestion question, ChatResponse response)
    {
        var (input, output) = (response.Usage?.InputTokenCount ?? 0, response.Usage?.OutputTokenCount ?? 0);
        if (input > 0 && input < question.FewestTokens)
            throw new ModelException(ModelFault.Context, $"the endpoint read {input} tokens of a question of at least {question.FewestTokens}: its context is smaller than Model:Context", inner: new InvalidDataException("cut"));
        if (input + options.MaximumAnswer > options.Context)
            throw new ModelException(ModelFault.Context, $"the endpoint read {input} tokens, which leaves no room for an answer within Model:Context", inner: new InvalidDataException("full"));
        var text = response.Text;
        return new ModelReply(text, input > 0 ? input : question.MostTokens, output > 0 ? output : (text.Length / 3) + 1);
    }

    private ModelException Explain(Exception e) => Find<ModelException>(e) ?? Find<EndpointException>(e) switch
    {
        { Status: 429 } refused => new ModelException(ModelFault.Throttled, refused.Message, refused.RetryAfter, e),
        { Status: >= 500 } refused => new ModelException(ModelFault.Server, refused.Message, refused.RetryAfter, e),
        { Status: 401 or 403 or 404 or (>= 300 and < 400) or 0 } refused => new ModelException(ModelFault.Denied, refused.Message, refused.RetryAfter, e),
        { Status: >= 200 and < 300 } refused => new ModelException(ModelFault.TooLarge, refused.Message, null, e),
        { } refused => new ModelException(ModelFault.Refused, refused.Message, refused.RetryAfter, e),
        null => e switch
        {
            OperationCanceledException => new ModelException(ModelFault.Timeout, $"no answer within {options.Timeout.TotalSeconds:0.#} s (Model:Timeout)", null, e),
            _ when Find<RefusedAddressException>(e) is not null || Find<SocketException>(e) is not null || Find<AuthenticationException>(e) is not null || Find<HttpRequestException>(e) is not null || Find<IOException>(e) is not null
                => new ModelException(ModelFault.Unreachable, NetworkTrouble.Explain(e).Error ?? "it cannot be reached", null, e),
            JsonException or InvalidOperationException or FormatException or ArgumentException or NotSupportedException or KeyNotFoundException or NullReferenceException or System.ClientModel.ClientResultException or OllamaSharp.Models.Exceptions.OllamaException
                => new ModelException(ModelFault.Garbled, "the answer is not one of the protocol (Model:Kind)", null, e),
            _ => new ModelException(ModelFault.Garbled, $"the answer could not be read ({e.GetType().Name})", null, e),
        },
    };

    private static T? Find<T>(Exception e)
        where T : Exception
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is T found) return found;
        }

        return null;
    }
}
