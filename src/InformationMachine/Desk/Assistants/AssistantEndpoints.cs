using InformationMachine.Data.Store;
using InformationMachine.Deliveries;
using InformationMachine.Deliveries.Watches;
using InformationMachine.Desk.Accounts;
using InformationMachine.Desk.Api;

namespace InformationMachine.Desk.Assistants;

/// <summary>The protocol over HTTP at <c>/mcp</c>, for programs with a key: a reader's only reads, an editor's may add watches. No sessions are kept.</summary>
internal static class AssistantEndpoints
{
    private const string Path = "/mcp";

    public static void Add(IServiceCollection services) => services.AddMcpServer().WithHttpTransport(transport =>
    {
        transport.Stateless = true;
        transport.ConfigureSessionOptions = (context, options, _) =>
        {
            AssistantServer.Configure(options, Tools(context));
            return Task.CompletedTask;
        };
    });

    public static void Map(WebApplication app) => app.MapMcp(Path).RequireAuthorization(policy => policy.RequireAuthenticatedUser()
        // A page in a browser must not be able to ask with its visitor's session.
        .RequireAssertion(context => context.User.Identity?.AuthenticationType == DeskUsers.Program));

    private static StoryTools Tools(HttpContext context)
    {
        var services = context.RequestServices;
        var (reader, name) = (services.GetRequiredService<IMachineReader>(), context.User.Identity!.Name!);
        StoryLibrary Library() => new(reader, services.GetRequiredService<StoryReader>(), services.GetRequiredService<DeskState>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        async Task<(int Id, string Name)> AddAsync(WatchDraft draft, CancellationToken cancellationToken)
        {
            var watch = await services.GetRequiredService<WatchBook>().AddAsync(services.GetRequiredService<IStoreUpkeep>(), draft, name, cancellationToken);
            return (watch.Id, watch.Name);
        }

        return new StoryTools(Library, context.User.IsInRole(nameof(Role.Editor)) ? AddAsync : null, WatchEndpoints.Reach(context));
    }
}
