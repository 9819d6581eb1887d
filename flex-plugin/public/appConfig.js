// What Flex is started with by `twilio flex:plugins:start`; Twilio does not deploy it.
var appConfig = {
  pluginService: { enabled: true, url: '/plugins' },
  logLevel: 'info',
};
