using CallCenter.Web.Composition.Settings;
using KnowledgeBase.Index;

namespace CallCenter.Web.Features.Knowledge;

/// <summary>Registers the knowledge base: index, keeper, use cases.</summary>
internal static class KnowledgeServices
{
    /// <summary>Needs the store.</summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.AddKnowledgeIndex();
        services.AddSingleton<KnowledgeKeeper>();
        services.AddHostedService(s => s.GetRequiredService<KnowledgeKeeper>());
        services.AddSingleton<ArticleChanges>();
        services.AddSingleton<KnowledgeSearch>();
        services.AddSingleton<ArticleReads>();
        services.AddSingleton<ArticleShelf>();
        services.AddSingleton<KnowledgeWords>();
        services.AddScoped<CatalogueNames>();
        return services;
    }

    /// <summary>The index alone, which the operator's verb needs too.</summary>
    public static IServiceCollection AddKnowledgeIndex(this IServiceCollection services)
    {
        services.AddSingleton<IKnowledgeSource, StoreKnowledgeSource>();
        services.AddSingleton<IKnowledgeIndex>(s => new KnowledgeIndex(
            s.GetRequiredService<AppSettings>().Data.KnowledgeIndex,
            s.GetRequiredService<IKnowledgeSource>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<KnowledgeIndex>>()));
        return services;
    }
}
