using Crm.Domain.Administration;
using Persistence.Floor;

namespace CallCenter.Web.Api;

/// <summary>A code of a table.</summary>
public sealed record CodeWire(
    string Group, string Code, string NameZh, string NameEn, string? Category, DateOnly? ValidFrom, DateOnly? ValidTo, int Position, bool IsActive, int Version, string? Liability = null)
{
    internal static CodeWire From(Versioned<CodeDraft> code)
    {
        var c = code.Value;
        return new CodeWire(c.Group, c.Code, c.NameZh, c.NameEn, c.Category, c.ValidFrom, c.ValidTo, c.Position, c.IsActive, code.Version, c.Liability);
    }
}
