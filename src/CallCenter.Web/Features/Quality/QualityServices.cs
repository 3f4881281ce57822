using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Recordings;

namespace CallCenter.Web.Features.Quality;

/// <summary>What listening and reviewing need.</summary>
internal static class QualityServices
{
    public static IServiceCollection AddQuality(this IServiceCollection services)
    {
        services.AddSingleton(s => s.GetRequiredService<AppSettings>().Recordings.Keys);
        services.AddSingleton<RecordingAccess>();
        services.AddSingleton<WaveformFiles>();
        services.AddSingleton<QualityWords>();
        services.AddSingleton<QualityReads>();
        services.AddSingleton<DemoRecordings>();
        services.AddRecordingUpkeep();
        services.AddSingleton<RecordingVerification>();
        services.AddHostedService(s => s.GetRequiredService<RecordingVerification>());
        return services;
    }
}
