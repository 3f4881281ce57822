namespace CallCenter.Web.Features.Broadcasts;

/// <summary>Registers messages to desks.</summary>
internal static class BroadcastServices
{
    public static IServiceCollection AddBroadcasts(this IServiceCollection services)
    {
        services.AddSingleton<BroadcastBoard>();
        services.AddHostedService(s => s.GetRequiredService<BroadcastBoard>());
        return services;
    }
}
