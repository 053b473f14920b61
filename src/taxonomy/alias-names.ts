/**
 * What others call the same things. One line a key: names of the CCPA's categories and of DPV, and common words; those of
 * Apple and Google stand in notice-terms.ts. Compared without case, spaces and punctuation.
 */
export const CATEGORY_ALIASES = `
user.location.precise: GPS GPSCoordinate coordinates geolocation geolocationData latitude longitude preciseGeolocation latlng position
user.location.imprecise: approximateLocation generalLocation ipLocation region
user.location: locationData whereabouts
user.device.ip_address: ip IPAddress ipAddr clientIp remoteAddress internetProtocolAddress
user.device.cookie_id: cookieIdentifier clientId
user.device.cookie: cookies Tracking cookieData
user.device.device_id: DeviceBased deviceIdentifier uniqueDeviceIdentifier imei
user.device.device_id.advertising: advertisingId adId idfa gaid aaid advertisingIdentifier maid
user.device.device_id.hardware: MACAddress hardwareAddress serialNumber
user.unique_id.pseudonymous: BrowserFingerprint deviceFingerprint fingerprinting pseudonym anonymousId
user.unique_id: uid userIdentifier identifiers personalIdentifiers customerId
user.device.user_agent: userAgent browser browserType ua
user.device.operating_system: os osVersion DeviceOperatingSystem
user.device.model: deviceModel deviceType deviceInfo
user.device.network_provider: isp carrier internetServiceProvider
user.device.installed_apps: installedApplications DeviceApplications
user.behavior.browsing_history: BrowserHistory pageViews internetActivity networkActivity
user.behavior.browsing_history.referrer: referer BrowsingReferral exitPages referringPage
user.behavior.interactions: clickstream usage usageData sessionReplay BrowsingBehaviour clicks
user.behavior.ad_interactions: LinkClicked adViews adClicks
user.behavior.search_history: searches searchQueries
user.behavior.media_consumption: ServiceConsumptionBehaviour mediaUse
user.name: fullName personName realName
user.name.first: firstName givenName forename
user.name.last: lastName surname familyName
user.contact.email: mail emails
user.contact.phone_number: TelephoneNumber telephone mobile tel phones
user.contact.address: postalAddress mailingAddress homeAddress
user.contact.address.postal_code: zip zipCode postcode
user.contact: contactInfo contactDetails contactInformation
user.job_title: Job title profession professionalInformation jobRole
user.workplace: CurrentEmployment employer company employment employmentInformation
user.demographic.date_of_birth: birthday BirthDate dob birthDate
user.demographic.age_range: age AgeRange
user.demographic.gender: sex
user.demographic.race_ethnicity: Race ethnicity
user.demographic.religious_belief: religion ReligiousBelief
user.demographic.political_opinion: politics
user.demographic.sexual_orientation: SexualPreference
user.demographic: demographics protectedClassifications protectedCharacteristics
user.government_id: OfficialID governmentIdentifier idDocument
user.government_id.national_identification_number: ssn socialSecurityNumber nationalId taxId
user.government_id.passport_number: passport
user.government_id.drivers_license_number: driversLicense drivingLicence
user.financial.credit_card: PaymentCardNumber card paymentCard creditCardNumber
user.financial.bank_account: BankAccount iban
user.financial: financialInformation income
user.behavior.purchase_history: Purchase transactions orders commercialInformation purchases
user.health_and_medical: medical healthInformation medicalInformation
user.biometric.health: PhysicalHealth heartRate
user.biometric: biometrics biometricInformation BODY_MEASUREMENTS
user.content.photos: Picture pictures images camera
user.content.audio: microphone VoiceCommunicationRecording sensoryData audioRecordings
user.content.files: PersonalDocuments documents
user.social.contacts: addressBook contactList
user.content.calendar: calendarEvents
user.content.messages: sms textMessages
user.content: userContent
user.content.correspondence: support surveys supportTickets feedback
user.content.self_image: face selfie
user.account.username: login nickname handle screenName
user.account: accountData
user.authorization.password: passwd passwords
user.authorization.credentials: credential tokens accessToken apiKey
user.authorization: auth authentication accountLogin
user.demographic.profile: inferences InferredPersonalData
user.telemetry.crash: crashes crashReports
user.telemetry.performance: diagnostics
user.privacy_preferences: PrivacyPreference consent privacyChoices
user: personalData personalInformation pii all any everything
`;
/** Purposes of Apple, Google and everyday speech. */
export const PURPOSE_ALIASES = `
marketing.advertising.third_party: thirdPartyAds
marketing.advertising.third_party.targeted: targetedAdvertising crossContextBehavioralAdvertising retargeting remarketing
marketing.advertising: ads advertisement
marketing.communications: newsletter promotions
marketing.communications.email: emailMarketing
personalize: personalisation
essential.service: service provide functionality
essential.service.authentication: login authentication signIn auth
essential.service.security: security
essential.fraud_detection: fraud fraudPrevention
essential.service.payment_processing: payments payment billing
essential.service.operations.support: support customerSupport
essential.service.operations: hosting administration
essential.service.notifications: notifications notices
essential.legal_obligation: legal compliance
functional.service.improve: improve improvement productImprovement research
functional.storage: storage preferences
analytics: stats statistics measurement analytic
analytics.reporting.system.performance: performance monitoring
train_ai_system: ai training machineLearning modelTraining
`;

export const SUBJECT_ALIASES = `
child_under_13: child children kids minor minors childUnder13
customer: user users client customers consumer subscriber
employee: staff worker employees
job_applicant: applicant candidate
visitor: visitors guest
anonymous_user: anonymous
patient: patients
prospect: lead leads
trainee: student intern
`;
