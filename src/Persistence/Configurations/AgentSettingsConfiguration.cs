using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Administration;

namespace Persistence.Configurations;

internal sealed class AgentSettingsConfiguration : IEntityTypeConfiguration<AgentSettingsRow>
{
    public void Configure(EntityTypeBuilder<AgentSettingsRow> builder)
    {
        builder.ToTable("AgentSettings").HasKey(s => s.AgentId);
        builder.Property(s => s.AgentId).HasMaxLength(Lengths.User);
        builder.Property(s => s.Device).HasMaxLength(Lengths.Code);
        // Two browsers of one person change one setting each: neither may carry off the other's.
        builder.Property(s => s.Data).IsConcurrencyToken();
    }
}
