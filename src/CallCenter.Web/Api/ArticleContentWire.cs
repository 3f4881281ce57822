using Crm.Domain.Knowledge;

namespace CallCenter.Web.Api;

/// <summary>What an article says and what it is about.</summary>
public sealed record ArticleContentWire
{
    /// <summary>One text per language; Chinese is required.</summary>
    public IReadOnlyList<ArticleTextWire>? Texts { get; init; }

    /// <summary>Product categories; empty = every product.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>Model codes or the beginnings of series; empty = every model.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>Symptom codes.</summary>
    public IReadOnlyList<string>? Symptoms { get; init; }

    /// <summary>Displayed codes.</summary>
    public IReadOnlyList<string>? FaultCodes { get; init; }

    /// <summary>Who may read it.</summary>
    public ArticleAudience? Audience { get; init; }

    /// <summary>Life is at risk.</summary>
    public bool? IsSafetyScript { get; init; }

    /// <summary>The steps can end the case on the phone.</summary>
    public bool? IsSolvableByPhone { get; init; }

    /// <summary>How long the steps take, in milliseconds; whole minutes.</summary>
    public long? PhoneMs { get; init; }

    internal static ArticleContentWire From(ArticleContent content) => new()
    {
        Texts = [.. content.Texts.Select(ArticleTextWire.From)],
        Categories = content.Categories,
        Models = content.Models,
        Symptoms = content.Symptoms,
        FaultCodes = content.FaultCodes,
        Audience = content.Audience,
        IsSafetyScript = content.IsSafetyScript,
        IsSolvableByPhone = content.IsSolvableByPhone,
        PhoneMs = (long)TimeSpan.FromMinutes(content.PhoneMinutes).TotalMilliseconds,
    };

    /// <summary>The content, where what is missing comes from the present one.</summary>
    internal ArticleContent Over(ArticleContent? present) => new()
    {
        Texts = Texts is { } texts ? [.. texts.Select(t => t.ToText())] : present?.Texts ?? [],
        Categories = Categories is { } c ? [.. c] : present?.Categories ?? [],
        Models = Models is { } m ? [.. m] : present?.Models ?? [],
        Symptoms = Symptoms is { } s ? [.. s] : present?.Symptoms ?? [],
        FaultCodes = FaultCodes is { } f ? [.. f] : present?.FaultCodes ?? [],
        Audience = Audience ?? present?.Audience ?? ArticleAudience.Agent,
        IsSafetyScript = IsSafetyScript ?? present?.IsSafetyScript ?? false,
        IsSolvableByPhone = IsSolvableByPhone ?? present?.IsSolvableByPhone ?? false,
        PhoneMinutes = PhoneMs is { } ms ? (int)Math.Clamp(ms / 60_000, -1, int.MaxValue) : present?.PhoneMinutes ?? 0,
    };
}
