using CallCenter.Web.Jobs;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallCenter.Web.Features.Recordings;

/// <summary>What keeps recordings in order: chain, check, retention. For the server and for the operator's verbs alike.</summary>
internal static class RecordingUpkeep
{
    public static IServiceCollection AddRecordingUpkeep(this IServiceCollection services)
    {
        services.TryAddSingleton<RecordingChain>();
        services.TryAddSingleton<RecordingVerifier>();
        services.TryAddSingleton<RecordingRetention>();
        services.TryAddSingleton<JournalRetention>();
        return services;
    }
}
