using Crm.Domain.Administration;

namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /codes</c> and <c>PATCH /codes/{group}/{code}</c>; a field that is absent stays as it is.</summary>
public sealed record CodeBody(
    string? Group, string? Code, string? NameZh, string? NameEn, string? Category, DateOnly? ValidFrom, DateOnly? ValidTo, int? Position, bool? IsActive, int? Version, string? Liability = null)
{
    internal CodeDraft Over(CodeDraft old) => old with
    {
        NameZh = NameZh ?? old.NameZh,
        NameEn = NameEn ?? old.NameEn,
        Category = Category ?? old.Category,
        Liability = Liability ?? old.Liability,
        ValidFrom = ValidFrom ?? old.ValidFrom,
        ValidTo = ValidTo ?? old.ValidTo,
        Position = Position ?? old.Position,
        IsActive = IsActive ?? old.IsActive,
    };
}
