namespace KnowledgeBase.Search;

/// <summary>One found article in one language.</summary>
/// <param name="Number">The article's number.</param>
/// <param name="Language">The language of <paramref name="Title"/> and <paramref name="Snippet"/>.</param>
/// <param name="Title">The title with its marks.</param>
/// <param name="Snippet">The most telling piece of the body with its marks.</param>
/// <param name="Categories">Its product categories.</param>
/// <param name="FaultCodes">Codes that it explains.</param>
/// <param name="IsSafetyScript">True when it must be read out at once.</param>
/// <param name="IsSolvableByPhone">True when its steps can end the case.</param>
/// <param name="PhoneMinutes">How long the steps take.</param>
/// <param name="Score">Comparable inside one page only.</param>
public sealed record KnowledgeHit(
    string Number,
    string Language,
    MarkedText Title,
    MarkedText Snippet,
    ImmutableArray<string> Categories,
    ImmutableArray<string> FaultCodes,
    bool IsSafetyScript,
    bool IsSolvableByPhone,
    int PhoneMinutes,
    double Score);
