using CallCenter.Web.Realtime;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.History;
using CallCenter.Web.Switchboard.Lines;

namespace CallCenter.Web.Composition;

/// <summary>Who hears the facts of the floor.</summary>
internal static class HistoryServices
{
    public static IServiceCollection AddHistory(this IServiceCollection services)
    {
        services.AddSingleton<ExchangeJournal>();
        services.AddSingleton<IJournal>(s => s.GetRequiredService<ExchangeJournal>());
        services.AddSingleton<CallHistory>();
        services.AddSingleton<IFactListener>(s => s.GetRequiredService<CallHistory>());
        services.AddSingleton<IRecordingSink>(s => s.GetRequiredService<CallHistory>());
        services.AddHostedService<LineQuality>();
        services.AddSingleton<EventStream>();
        services.AddSingleton<IFactListener>(s => s.GetRequiredService<EventStream>());
        services.AddSingleton(s => new Lazy<ISwitchboard>(s.GetRequiredService<ISwitchboard>));
        services.AddHostedService<StoreWriters>();
        return services;
    }
}
