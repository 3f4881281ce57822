using CallCenter.Web.Features.Waiting;
using CallCenter.Web.Switchboard;

namespace CallCenter.Web.Features.Messages;

/// <summary>Registers what keeps, counts and returns messages and call-backs, and what answers waiting callers.</summary>
internal static class MessageServices
{
    /// <summary>Needs the store and the switchboard to be registered too.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddSingleton<MessageBoard>();
        services.AddHostedService(s => s.GetRequiredService<MessageBoard>());
        services.AddSingleton<MessageKeeper>();
        services.AddSingleton<IFactListener>(s => s.GetRequiredService<MessageKeeper>());
        services.AddSingleton<ReturnCall>();
        services.AddSingleton<StatusDesk>();
        services.AddSingleton<ICallerQuestions>(s => s.GetRequiredService<StatusDesk>());
        services.AddHostedService(s => s.GetRequiredService<StatusDesk>());
        return services;
    }
}
