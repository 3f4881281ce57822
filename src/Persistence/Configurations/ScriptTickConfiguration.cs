using Crm.Domain.Scripts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Scripts;

namespace Persistence.Configurations;

internal sealed class ScriptTickConfiguration : IEntityTypeConfiguration<ScriptTickRow>
{
    public void Configure(EntityTypeBuilder<ScriptTickRow> builder)
    {
        builder.ToTable("ScriptTicks").HasKey(t => new { t.TicketId, t.Code });
        builder.Property(t => t.Code).HasMaxLength(ScriptRules.MostCode);
        builder.Property(t => t.Scope).HasMaxLength(ScriptRules.MostCode);
        builder.Property(t => t.Text).HasMaxLength(ScriptRules.MostText);
        builder.Property(t => t.SaidBy).HasMaxLength(Lengths.User);
    }
}
