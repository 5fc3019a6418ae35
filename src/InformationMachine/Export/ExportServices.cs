using InformationMachine.Data.Store;

namespace InformationMachine.Export;

/// <summary>What leaves the machine.</summary>
internal static class ExportServices
{
    public static IServiceCollection AddExport(this IServiceCollection services, string dataDirectory) => services
        .AddSingleton(new SnapshotPublisher(dataDirectory));
}
