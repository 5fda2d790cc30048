using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data;

public sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : GoAdvisorDbContext(options);
