using InformationMachine.Briefings.Abstractive.Asking;
using InformationMachine.Data.Store;
using InformationMachine.Feeds;
using InformationMachine.Network;

namespace InformationMachine.Briefings.Abstractive;

/// <summary>What words briefings with a language model. None of it is made where the settings name no model.</summary>
internal static class AbstractiveServices
{
    /// <summary>Needs the store, <see cref="ModelOptions"/>, <see cref="BriefingOptions"/>, <see cref="FeedOptions"/> and <see cref="Dialer"/>.</summary>
    public static IServiceCollection AddAbstractive(this IServiceCollection services) => services
        .AddSingleton<ModelFigures>()
        .AddSingleton(provider => new ModelClient(
            ChatClients.Create(provider.GetRequiredService<ModelOptions>(), provider.GetRequiredService<FeedOptions>().UserAgent, TimeProvider.System, provider.GetRequiredService<Dialer>()), provider.GetRequiredService<ModelOptions>()))
        .AddSingleton(provider => CreateAccess(provider.GetRequiredService<IMachineStore>(), provider.GetRequiredService<ModelClient>(), provider.GetRequiredService<ModelOptions>(), provider.GetRequiredService<ModelFigures>()))
        .AddSingleton(provider => new WordingWriter(provider.GetRequiredService<ModelAccess>(), provider.GetRequiredService<ModelOptions>(), provider.GetRequiredService<ModelFigures>(), TimeProvider.System))
        .AddSingleton(CreateRound);

    /// <summary>Questions to a model, by the real clock: an endpoint's pauses and a day's budget are none of a compressed machine's time.</summary>
    public static ModelAccess CreateAccess(IMachineStore store, ModelClient client, ModelOptions options, ModelFigures figures) =>
        new(store, client, options, new ModelBudget(store, options, TimeProvider.System), new CircuitBreaker(TimeProvider.System), figures, TimeProvider.System);

    private static WordingRound CreateRound(IServiceProvider provider)
    {
        var isOn = provider.GetRequiredService<BriefingOptions>().Writer is WriterKind.Model && provider.GetRequiredService<ModelOptions>().IsSet;
        return new WordingRound(
            provider.GetRequiredService<IMachineStore>(), isOn ? provider.GetRequiredService<WordingWriter>() : null, isOn ? provider.GetRequiredService<ModelAccess>() : null,
            provider.GetRequiredService<ModelOptions>(), provider.GetRequiredService<ModelFigures>(), TimeProvider.System, provider.GetRequiredService<ILogger<WordingRound>>());
    }
}
