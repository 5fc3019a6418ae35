namespace InformationMachine.Desk;

/// <summary>Registers the desk.</summary>
internal static class DeskServices
{
    /// <summary>Needs the whole machine.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton<DeskServer>()
        .AddHostedService(provider => provider.GetRequiredService<DeskServer>());
}
