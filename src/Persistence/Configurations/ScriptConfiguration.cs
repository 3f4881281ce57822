using Crm.Domain.Scripts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Scripts;

namespace Persistence.Configurations;

internal sealed class ScriptConfiguration : IEntityTypeConfiguration<ScriptRow>
{
    public void Configure(EntityTypeBuilder<ScriptRow> builder)
    {
        builder.ToTable("Scripts").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Scope).HasMaxLength(ScriptRules.MostCode);
        builder.Property(s => s.DraftedBy).HasMaxLength(Lengths.User);
        builder.Property(s => s.ReleasedBy).HasMaxLength(Lengths.User);
        builder.Property(s => s.Reason).HasMaxLength(ScriptRules.MostReason);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => new { s.Place, s.Scope, s.Edition }).IsUnique();
    }
}
