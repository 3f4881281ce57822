using CallCenter.Web.Jobs;

namespace CallCenter.Web.Features.Recordings;

/// <summary>What keeps recordings in order: chain, check, retention. For the server and for the operator's verbs alike.</summary>
internal static class RecordingUpkeep
{
    public static IServiceCollection AddRecordingUpkeep(this IServiceCollection services)
    {
        services.AddSingleton<RecordingChain>();
        services.AddSingleton<RecordingVerifier>();
        services.AddSingleton<RecordingRetention>();
        services.AddSingleton<JournalRetention>();
        return services;
    }
}
