using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;

namespace CallCenter.Web.Features.Ivr;

/// <summary>Registers what flows need beside the exchange.</summary>
internal static class IvrServices
{
    /// <summary>Needs the store, the screen pop and the switchboard.</summary>
    public static IServiceCollection AddIvr(this IServiceCollection services)
    {
        services.AddSingleton<FlowLookUps>();
        services.AddSingleton<FlowVisits>();
        services.AddSingleton<FlowEdge>();
        services.AddSingleton<IFlowEdge>(s => s.GetRequiredService<FlowEdge>());
        services.AddHostedService(s => s.GetRequiredService<FlowEdge>());
        services.AddSingleton<BlockedCallers>();
        services.AddSingleton<IBlockedCallers>(s => s.GetRequiredService<BlockedCallers>());
        services.AddHostedService(s => s.GetRequiredService<BlockedCallers>());
        services.AddSingleton<FlowKeeping>();
        services.AddSingleton<FlowTrails>();
        services.AddSingleton<IFactListener>(s => s.GetRequiredService<FlowTrails>());
        return services;
    }
}
